//! What treasuries call the columns of their budgets, in Spanish, Portuguese and English.
//!
//! Stages by country: Spain's *créditos iniciales … obligaciones reconocidas*, Argentina's
//! *vigente, preventivo, compromiso, devengado*, Panama's *ley, modificado, asignado*, Guatemala's
//! *asignado, vigente*, Peru's *PIA, PIM, certificación, girado*, Colombia's *apropiación, CDP, RP*,
//! Mexico's *ejercido*, Brazil's *empenhado, liquidado, pago*.

use super::guess::Meaning;
use crate::import::titles::Meanings;
use crate::model::budget::{Dimension, Stage};

/// Columns of amounts.
pub const AMOUNTS: Meanings<'static, Meaning> = &[
    (Meaning::Stage(Stage::Proposed), "proyecto|anteproyecto|propuest|proposed|solicitad|draft"),
    (
        Meaning::Stage(Stage::Approved),
        "inicial|cred inicial|prev inicial|apropiacion inicial|dotac inicial|ley.|presupuesto ley|\
         aprobad|asignad|asignacion|pia.|original|adopted|approved|budgeted|estimad|orcad|initial|\
         aprovad|apertura|autorizado inicial",
    ),
    (
        Meaning::Stage(Stage::Adjusted),
        "definitiv|modificado|modificada|vigente|pim.|codificad|actualizad|atualizad|adjusted|\
         revised|amended|current|reformad|apropiacion definitiv|cred total|presupuesto modificado|\
         aprobado modificado|presupuesto ajustado|ajustad",
    ),
    (Meaning::Stage(Stage::Reserved), "autorizad|reserva|preventiv|precompr|certific|cdp.|reserved|preafect|pre afect"),
    (
        Meaning::Stage(Stage::Committed),
        "comprometid|compromiso|dispuest|empenh|contractual|contratad|rp.|committed|encumb|\
         registro presup",
    ),
    (
        Meaning::Stage(Stage::Accrued),
        "devengad|obligacion|oblig recon|obl recon|obligad|recon neto|derechos recon|\
         derechos liquid|drn.|orn.|liquidad|accrued|ejecutad|executed|actual|gastad|facturad",
    ),
    (Meaning::Stage(Stage::Ordered), "ordenad|girad|ordered|ejercid"),
    (Meaning::Stage(Stage::Paid), "pagad|pagos|pago|paid|pagamento|cancelad"),
    (Meaning::Stage(Stage::Collected), "recaudad|recaudac|percibid|cobrad|cobros|collected|received|arrecad|ingresad"),
    (Meaning::Amount, "importe|monto|valor|amount|credito|cantidad|value|total|balboas|b."),
    // What follows from the others, and is not kept: changes, what is left, shares.
    (
        Meaning::Nothing,
        "modificacion|mod.|mod cred|modif.|ampliacion|reduccion|traslado|variacion|suplement|\
         disponib|saldo|pendiente|por pagar|no pagado|no devengado|por cobrar|por comprometer|\
         por recaudar|porcent|%|available|balance|percent|diferencia|transferencias|\
         devengado no pagado|sobre|remanente|variance|avance",
    ),
];

/// Columns of codes and texts.
pub const TEXTS: Meanings<'static, Meaning> = &[
    (
        Meaning::Code(Dimension::Functional),
        "funcion|function|finalidad|cofog|area gasto|grupo programa|funcao|subfun|politica gasto",
    ),
    (
        Meaning::Code(Dimension::Economic),
        "economic|objeto|concepto|rubro|renglon|natureza|clasificador|subconcepto|subpartida|\
         objeto gasto|item|cuenta|account|object|capitulo|inciso|artic|cap.|partida|grupo gasto|\
         elemento|natural",
    ),
    (
        Meaning::Code(Dimension::Administrative),
        "organic|seccion|unidad|dependencia|administrativ|direccion|departament|department|\
         ejecutora|organo|unit|jurisdiccion|secretaria|oficina|orgao",
    ),
    (Meaning::Code(Dimension::Entity), "centro|institucion|entidad|organismo|entity|empresa"),
    (Meaning::Code(Dimension::Programme), "programa|programm|program.|subprograma|programatic"),
    (
        Meaning::Code(Dimension::Area),
        "corregimiento|distrito|barrio|area.|geografic|ubicacion|localidad|comunidad|parroquia|\
         sector|vereda|ward",
    ),
    (Meaning::Code(Dimension::Funding), "fuente|financia|funding|fondo|fund.|origen fond|recurso"),
    (Meaning::Name, "descripcion|denominacion|nombre|detalle|glosa|name|descri|label|leyenda|title|titulo"),
    (Meaning::Direction, "tipo|ingreso gasto|direction|naturaleza|movimiento|type"),
    (Meaning::StageWord, "fase|etapa|phase|stage|momento|presupuesto|amount type"),
    (Meaning::Year, "ano.|anio|ejercicio|year|vigencia|gestion|fiscal year|anualidad|exercicio"),
    (Meaning::Id, "codigo|clave|id.|aplicacion|partida presup|code|cod.|estructura"),
];

/// Words in a file's name or a column's values for money that comes in.
pub const REVENUE: &str = "ingreso|revenue|income|renta|receita|recurso|i.|r.";
/// The same for money that goes out.
pub const EXPENDITURE: &str = "gasto|egreso|expenditure|expense|spending|despesa|erogacion|g.|e.|d.";
/// Words in a file's name for figures that were executed.
pub const EXECUTED: &str = "ejecucion|ejecutad|liquidacion|executed|actual|execucao";
/// Columns that only lists of payments have.
pub const PAYMENTS: &str = "beneficiario|proveedor|tercero|acreedor|payee|supplier|nif.|ruc.|cedula|vendor";
