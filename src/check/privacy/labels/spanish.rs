//! Words before a number in Spanish, and the short names of offices in countries that speak it.

use super::Kind::{Account, Card, Lettered, Mobile, Person, Phone, Tax, Thing};
use super::Language;

pub(super) const WORDS: Language = Language {
    labels: &[
        (
            Person,
            5,
            13,
            "cedula, cedulas, cedulado, cedulada, ced, cip, dni, dnis, nie, dui, pasaporte, \
             identidad, identificacion, ciudadania, extranjeria",
        ),
        (Person, 7, 9, "rut, run, documento"),
        (Person, 12, 14, "cui, dpi"),
        (Person, 10, 12, "cuil, codigo fiscal"),
        (Person, 6, 15, "seguro social, seguridad social, nss, igss, css, nuss, afiliado"),
        (Lettered, 5, 10, "curp, registro de poblacion, rfc"),
        (Tax, 8, 13, "nif, ruc"),
        (
            Account,
            6,
            24,
            "cuenta, cuentas, cta, cta cte, cta cor, ahorro, ahorros, corriente, monetaria, clabe, \
             cbu, libreta",
        ),
        (Account, 4, 12, "c/c"),
        (Card, 13, 19, "tarjeta, debito, credito"),
        (
            Mobile,
            7,
            13,
            "celular, cel, celulares, movil, whatsapp, whats app, wa me, wasap, wapp, wsp, whats, \
             wp, llamarme, llameme, llamen, escribame, mi numero, bizum, yappy, nequi",
        ),
        (
            Phone,
            7,
            13,
            "tel, tels, telefono, telefonos, telef, tlf, tfno, tfn, llamar, llame, llamada, \
             contacto, contactar, numero de don, numero de dona, particular, fijo, marcar, avisar, \
             numero personal",
        ),
        (
            Thing,
            0,
            0,
            "cedula juridica, cedulas juridicas, cuenta contable, cuenta presupuestaria, cuenta de mayor, ficha, patrimonio, partida, partidas, codigo, \
             renglon, contrato, contratos, factura, facturas, acuerdo, resolucion, expediente, exp, \
             expte, finca, folio, tomo, rollo, asiento, ley, decreto, acta, oficio, nota, memorando, \
             cheque, ck, orden, nit, rnc, lote, cpv, nog, licitacion, boleta, recibo, poste, placa, \
             medidor, poliza, idoneidad, matricula, catastral, catastro, rol, fondo, postal, \
             coordenadas, utm, gaceta, boe, bop, votos, proceso, ordenanza, ref, referencia, \
             radicado, serie, modelo, version, lectura, ruta, parcela, plano, proyecto, pagina, \
             articulo, cuit, bastidor, chasis, convenio, guia, solicitud, requisicion, compra, \
             compromiso, reserva, transferencia, planilla, pedido, patente, licencia, inventario, \
             activo, bien, presupuesto, auto, sentencia, causa, edicto, registro, ubicacion",
        ),
    ],
    fillers: "sede, n, no, nro, num, numero, es, la, el, al, del, de, personal, nacional, \
               municipal, comunal, civil, electoral, juvenil, proponente, solicitante, titular, \
               representante, quejosa, quejoso, dirigente, espanol, espanola, extranjero, \
               extranjera, con, identidad, ciudadania, bancaria, propia, propio, suya, mia, mio, \
               clave, interbancaria, ahorro, ahorros, corriente, y, privado, privada, particular, \
               contribuyente, beneficiario, beneficiaria, compareciente, firmante, menor, senor, \
               senora, sra, sr, dona, don, vecino, vecina, presidenta, presidente, vocal, lideresa, \
               cocode, responsable, presupuestario, presupuestaria, sanitario, sanitaria, contable, \
               programatico, programatica",
};
