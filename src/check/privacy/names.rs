//! Words that stand in the names of companies, institutions and works, and in no person's.

use crate::text::slug::fold;

/// Words of companies and institutions.
const COMPANY: &[&str] = &[
    "sa",
    "srl",
    "ltda",
    "ltd",
    "inc",
    "llc",
    "sas",
    "sarl",
    "spa",
    "eirl",
    "cia",
    "compania",
    "consorcio",
    "constructora",
    "sociedad",
    "asociacion",
    "associazione",
    "fundacion",
    "cooperativa",
    "distribuidora",
    "suministros",
    "ferreteria",
    "transportes",
    "banco",
    "grupo",
    "empresa",
    "comercial",
    "servicios",
    "inversiones",
    "municipio",
    "municipalidad",
    "ministerio",
    "junta",
    "comite",
    "universidad",
    "escuela",
    "centro",
    "hospital",
    "corporacion",
    "industrias",
    "hermanos",
    "materiales",
    "materials",
    "club",
    "hotel",
    "farmacia",
    "construccion",
];

/// Words of what is built, bought, ordered and administered, in the languages of the labels: `Proyecto de
/// Agua Potable`, `Contrato de Obra Menor`, `Projeto da Rua Nova`.
const WORKS: &[&str] = &[
    "acta", "acueducto", "acuerdo", "administrativa", "administrativo", "agua", "aguas", "alcaldia", "alcantarillado",
    "alumbrado", "anual", "aseo", "ayuntamiento", "barrio", "bienes", "calle", "camara", "camino", "caminos", "cancha",
    "carretera", "codigo", "comision", "compra", "compras", "comunitario", "concejo", "contraloria", "contratacion",
    "decreto", "departamento", "derecho", "desarrollo", "direccion", "directa", "distrito", "ejecutivo", "electrica",
    "equipo", "equipos", "estado", "estudio", "federal", "finanzas", "fondo", "general", "gestion", "gobierno",
    "hacienda", "interna", "interno", "ley", "licitacion", "local", "lote", "mantenimiento", "maestro", "mayor",
    "mejoramiento", "menor", "mercado", "nacional", "numero", "obra", "obras", "oficina", "orden", "ordenanza",
    "organica", "parque", "pavimentacion", "plan", "planeamiento", "planta", "plaza", "pliego", "potable",
    "presupuesto", "privada", "privado", "procedimiento", "programa", "propiedad", "proyecto", "publica", "publicas",
    "publico", "publicos", "puente", "real", "registro", "reglamento", "rehabilitacion", "republica", "residencial",
    "resolucion", "ruta", "salud", "secretaria", "seguridad", "servicio", "sistema", "sur", "norte", "tecnica",
    "tecnico", "tesoreria", "transito", "tribunal", "unica", "unico", "urbanizacion", "urbano", "vial", "zona",
    "administracao", "arte", "contrato", "convenio", "decisao", "edital", "escola", "estadual", "municipais", "obras",
    "pregao", "eletronico", "prefeitura", "processo", "rua", "avenida", "via", "comune", "giunta", "lavori", "piano",
    "pubblici", "pubblico", "scuola", "strada", "commune", "mairie", "marche", "public", "publics", "travaux",
    "conseil", "san", "santa", "santo", "villa", "puerto", "cerro", "rio", "isla", "monte", "valle", "quebrada", "board", "bridge", "council", "county", "house", "park", "project", "road", "street", "works",
];

/// Whether a word, without accents and capitals, is a company's or an institution's.
pub fn is_of_company(word: &str) -> bool {
    COMPANY.contains(&word)
}

/// Whether one of some words is a company's or an institution's.
pub fn has_company<'w>(words: impl Iterator<Item = &'w str>) -> bool {
    let words: Vec<String> = words.map(fold).collect();
    words.iter().any(|word| is_of_company(word)) || words.windows(2).any(|two| two[0] == "s" && two[1] == "a")
}

/// Whether a word may stand in the name of a person: not one of companies, works or offices.
pub fn may_be_a_persons(word: &str) -> bool {
    word.chars().count() > 1 && !is_of_company(word) && !WORKS.contains(&word)
}
