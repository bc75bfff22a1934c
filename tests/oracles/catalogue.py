"""Catalogues of data sets against what DCAT-AP asks of them, by an RDF reader and a validator that Cabildo did not
write.

    catalogue.py CATALOGUE...

Prints for each how many data sets and distributions an RDF reader finds in it; what is wrong goes to the errors.
"""
import sys
from pathlib import Path

from pyshacl import validate
from rdflib import RDF, Graph, Namespace

DCAT = Namespace("http://www.w3.org/ns/dcat#")
shapes = Graph().parse(Path(__file__).with_suffix(".ttl"))
for path in sys.argv[1:]:
    catalogue = Graph().parse(path, format="json-ld")
    conforms, _, told = validate(catalogue, shacl_graph=shapes)
    if not conforms:
        sys.exit(f"{path}: {told}")
    kinds = [len(set(catalogue.subjects(RDF.type, kind))) for kind in (DCAT.Dataset, DCAT.Distribution)]
    print(*kinds, sep="\t")
