//! What treasuries call the columns of their budgets, in Spanish, Portuguese, English, French and
//! Italian.
//!
//! Stages by country: Spain's *créditos iniciales … obligaciones reconocidas*, Argentina's
//! *vigente, preventivo, compromiso, devengado*, Panama's *ley, modificado, asignado*, Guatemala's
//! *asignado, vigente*, Peru's *PIA, PIM, certificación, girado*, Colombia's *apropiación, CDP, RP*,
//! Mexico's *ejercido*, Brazil's *empenhado, liquidado, pago*, France's *BP, engagé, mandaté*,
//! Italy's *stanziamento, impegnato, accertato, riscosso*.

use super::meaning::Meaning;
use crate::import::titles::Meanings;
use crate::model::budget::{Dimension, Stage};

/// Columns of amounts.
pub const AMOUNTS: Meanings<'static, Meaning> = &[
    (
        Meaning::Stage(Stage::Proposed),
        "proyecto|anteproyecto|propuest|proposed|solicitad|draft|recommended|projet|proposto|proposta|\
         executive budget|executive request|executive estimat|chief executive|mayor budget|mayor request|mayor estimat|manager budget|manager request|governor budget",
    ),
    (
        Meaning::Stage(Stage::Approved),
        "inicial|iniciais|cred inicial|prev inicial|apropiacion inicial|dotac inicial|ley.|presupuesto ley|\
         aprobad|votad|asignad|asignacion|pia.|original|adopted|approved|budgeted|estimad|orcad|initial|\
         aprovad|apertura|estimates|printed estimat|original estimat|approved estimat|autorizado inicial|presupuestad|primitif|bp.|vote.|votes.|prevu.|prevue.|prevus.|prevues.|depense prevue|prevision.|\
         inizial|approvat|stanziament|prevision competenz|previst|dotacao inicial|previsao inicial|ansatz|haushaltsansatz|planansatz|authorized|appropriat|schvalen|uchwalon|uchwalen|vastgesteld|goedgekeurd|begroot.|begroting.|plan poczatkow|plan pierwotn|anggaran|pagu.|baslang|prevederi initial|credit initial",
    ),
    (
        Meaning::Stage(Stage::Adjusted),
        "definitiv|modificado|modificada|vigente|vig.|presupuesto actual|credito actual|apropiacion actual|asignacion actual|pim.|codificad|actualizad|atualizad|adjusted|revised estimat|\
         revised|amended|current|reformad|apropiacion definitiv|cred total|presupuesto modificado|\
         aprobado modificado|presupuesto ajustado|ajustad|final budget|corrigid|modifie.|modifies.|revise.|revises.|revisee.|revu.|budget total|\
         credits ouverts|assestat|definitiv stanz|stanziamento assestat|stanziamento definitiv|variat|\
         dotacao atualizad|previsao atualizad|updated|credito disponible total|final appropriat|revised appropriat|\
         adjusted appropriat|amended appropriat|current appropriat|updated appropriat|total appropriat|\
         total prevu.|total vote.|total budget.|upraven|po zmian|po zmen|gewijzigd|fortgeschrieben|odenek toplam|toplam odenek|perubahan",
    ),
    (
        Meaning::Stage(Stage::Reserved),
        "autorizad|reserva|preventiv|precompr|certific|cdp.|reserved|preafect|pre afect|prenotat|reservad|cabiment|angajamente bugetar",
    ),
    (
        Meaning::Stage(Stage::Committed),
        "comprometid|comprom.|compr. acum|comp. acum|comp. al|emp. acum|compromiso|dispuest|empenh|contractual|contratad|rp.|committed|commitment|encumb|\
         registro presup|obligation|engage.|engages.|engagement|impegn|compromet|compromiss|angajamente",
    ),
    (
        Meaning::Stage(Stage::Accrued),
        "devengad|deveng.|dev. acum|dev. al|ejec. acum|ejec. al|eje. acum|liq. acum|oblig. acum|oblig. al|obligacion|oblig recon|obl recon|obligad|recon neto|derechos recon|\
         derechos liquid|drn.|orn.|obrigac|obrigaco|ist.|ergebnis|rechnungsergebnis|liquidad|accrued|ejecutad|ejecucion|executed|executad|execution|execucao|execucoes|executat|actual.|actuals|\
         gastad|facturad|spent|expended|outturn|ytd.|year date|realise|reel.|reels.|reelle.|reelles.|realizad|realized|liquidat|\
         accertat|accertament|constate|imputations.|imputation comptab|titres emis|depense.|execute.|realisation|wykonan|skutecnost|skutocnost|vysledek|vysledok|plneni|plnenie|cerpani|cerpanie|realisatie|gerealiseerd|rekening.|jaarrekening|rechnung.|jahresrechnung|comptes.|consuntivo|utfall|regnskab|regnskap|toteuma|realisasi|gerceklesme|cheltuieli efectiv|drepturi constatat",
    ),
    (
        Meaning::Stage(Stage::Ordered),
        "ordenad|girad|gir. acum|gir. al|libramient|libranza|ordered|ejercid|mandate.|mandates.|mandatement|ordonnanc|ordinat|mandati|mandats|emissions.|emis.|emises.",
    ),
    (
        Meaning::Stage(Stage::Paid),
        "payments.|pagad|pag. acum|pag. al|pagos|pagos realizad|pagos efectuad|pagamentos efetuad|pagamentos realizad|pagamentos efectuad|pago|pagas|paga.|paid|pagamento|cancelad|paye.|payes.|paiement|pagat|pagament|disburs|plati efectuat|plati",
    ),
    (
        Meaning::Stage(Stage::Collected),
        "payments received|recaudad|recaudac|recaudo|recaud.|rec. acum|cobr. acum|percibid|cobrad|cobros|cobros realizad|collected|received|receipts|arrecad|ingresad|\
         recouvr|encaiss|riscoss|incass|recebid|realizada receit|incasari",
    ),
    (
        Meaning::Modification,
        "modificacion|supplementary|supplemental|virement|mod.|mod cred|mod credito|modif.|modificaciones presup|adjustment|amendment|modifications|\
         variazion|alteracoes|decision modificativ|dm.|nachtrag",
    ),
    (Meaning::Increase, INCREASES),
    (Meaning::Decrease, DECREASES),
    // What follows from the others, and is not kept: parts of changes, what is left, shares.
    (
        Meaning::Nothing,
        "allotment|traslado|variacion|suplement|\
         disponib|saldo|pendiente|por pagar|no pagado|no devengado|non engag|por cobrar|por comprometer|\
         por recaudar|por percibir|porcent|%|available|balance|percent|pct|diferencia|difference|transferencias|\
         devengado no pagado|sobre|remanente|remaining|variance|avance|disponivel|reste|solde|taux|residui|\
         a pagar|per. capita.|per. inhabitant|por habitante",
    ),
];

/// What was added to what was approved.
pub const INCREASES: &str = "aument|ampliacion|adicion|incremento|increase|acrescim|reforco|refuerzo|presupuesto extraordinari|\
    creditos extraordinari|credito extraordinari|credito adicional|creditos adicional|augmentation|additions.|addition.|\
    incorporacion|suplementac|suplementos|suplementar.|suplementares.|variazion aument|modificacion aument|virement in.|\
    zwiekszen|erhohung|verhoging|zvysen|maggiori.|mehr.|additional.";
/// What was taken away from it.
pub const DECREASES: &str = "disminucion|reduccion|contracredit|decrease|reduction|reducao|reducoes|anulac|diminuzion|\
    diminution|diminuic|decrescim|rebaja|baja.|bajas.|bajas anulac|modificacion disminucion|virement out.|zmniejszen|\
    minderung|verlaging|snizen|znizen|minori.|weniger.|cuts.";
/// What moves money from one line to others, or adds it, in either way.
pub const MOVES: &str = "traslado|traspaso|transferenc|transfer|trasfer|virement|variacion|variazion|suplement|supplement|\
    incorporac|rectificac|redistribuc|reasignac|realloc|adjustment|adiciona|modificac|anulac|ajuste|storn|prelievi";
/// What says that it comes to a line, and that it goes away from it.
pub const COMES: &str = "entrad|positiv|recibid|received|favor";
pub const GOES: &str = "salid|negativ|contracredit|cedid|given|contra.";
/// What a year leaves to the next, which adds to the budget of that.
pub const CARRIED: &str = "carry|carried|rollover|rolled over|roll over|brought forward|reste.|restes.|haushaltsrest|ubertrag|remanente|\
    residui|report credit|reports credit|credits report|arrastre|transportad|przeniesion";
/// What is left to be spent or paid, and shares: columns that follow from others.
pub const BALANCES: &str = "saldo|balance|available|disponib|disponivel|pendiente|pending|por ejecutar|por pagar|solde|remaining|\
    verfugbar|%|percent|porcent|variance|diferencia|difference";
/// What adds to a budget by its nature.
pub const SUPPLEMENTS: &str = "supplement|suplement|nachtrag|additional";
/// What is left of an amount, of whatever stage: its title names that stage, too.
pub const REMAINS: &str = "accrued interest|interes devengad|intereses devengad|accrued liabilit|accrued leave|accrued vacation|vacaciones devengad|pasivos devengad|open commit|open encumb|saldo|pendiente|remanente|reste.|restes.|restant|solde|residu|balance|remaining|unspent|unpaid|unobligated|unexpended|\
    undisbursed|unencumber|uncommit|uncollect|unused|undrawn|lapsed|sisa.|lebih kurang|payable|outstanding|arrears|rezago|subejerc|sobrant|pending|\
    offen.|offene.|offener|noch.|openstaand|carried forward|brought forward|carryover|rollover|de platit|de plata|de incasat|de efectuat";
/// What may still be bound or spent.
pub const AVAILABLE: &str = "disponib|disponivel|available|verfugbar|beschikbaar";
/// All that there was to spend, spent or not.
pub const AVAILABLE_IN_ALL: &str =
    "disponib total|disponible total|total disponib|total disponivel|disponivel total|total available";
/// Words for *not*, before what is done.
pub const NOT: &str = "no.|not.|non.|nao.|sin.|sans.|senza.|sem.|without.|nicht.|niet.|nie.|ne.|never.";
/// Words before what is still to be done.
pub const STILL_TO: &str = "por.|a.|da.|per.|zu.|te.";
/// How verbs end that say what is to be done.
pub const INFINITIVES: [&str; 7] = ["ar", "er", "ir", "are", "ere", "ire", "en"];
/// Words between such a word and what is done.
pub const BETWEEN: &str = "yet.|be.|been.|aun.|todavia.|encore.|ancora.|ainda.|noch.|being.";
/// The beginnings of words for what is done with money.
pub const DOABLE: &str = "ejecut|execut|execu|pag|pay|paid|deveng|comprom|comprend|recaud|recouvr|cobr|gast|spen|accru|commit|oblig|mandat|\
    engag|impegn|liquid|realiz|realis|riscuot|riscoss|incass|encaiss|empenh|arrecad|receb|receiv|collect|utiliz|utilis|\
    used|disburs|ejerc|gir|certific|contrat|percib|ingres|invert|reserv|expend|factur|invoic|zahl|bezahl|gezahl|ausge|\
    betaal|betal|besteed|zaplac|wykon|dispo|orden|accert|spes";
/// Words for a difference between two amounts.
pub const DIFFERENCES: &str = "variance|varianz|diferenc|difference|differenz|desviacion|desvio|deviation|ecart.|ecarts.|scostament|\
    abweichung|vergleich|avvikelse|afwijking|verschil|odchyl|odchylk|abatere|variacion|variacao|favorable|unfavorable|favourable|\
    adverse|over under|anulad|anulacion|reintegr|refund|reversed|reversal|cancelled|canceled|annule|annulat|estorn|menos.|minus.|less.|moins.|meno.|versus|vs.|abzuglich";
/// Words for what was done and then undone. *Cancelado* alone is what was paid.
pub const UNDONE: &str = "caducad|rechazad|rejected|liberad|bloquead|congelad|frozen|blocked|revertid|reversad|reversion|reversao|devuelt|devolucion|devolucao|devolucoes|devolvid|extornad|expired|voided|\
    rescinded|returned|compromis cancelad|comprometid cancelad|reserva cancelad|reservas cancelad|certific cancelad|\
    empenho cancelad|empenhos cancelad|rimbors|restitu|storn";
/// Words for what is left of an amount once such things are taken away.
pub const NET: &str = "neto.|neta.|netos.|netas.|net.|liquido|liquida.|nett";
/// Nouns that stand as a heading before what they are parted in: `Ejecución - Pagado`.
pub const HEADS: &str = "ejecucion|execution|execucao|execucoes";
/// Words for another year than the one that a table is of, or for the time before.
pub const OTHER_TIMES: &str = "life date|project date|inception|inicio proyecto|inicio obra|inicio contrato|debut projet|inicio projeto|inizio progetto|\
    plurianual|pluriannuel|pluriennal|multianual|multiyear|multi year|historic.|historico|historica|historique|forward commit|\
    future commit|vigencia futur|vigencias futur|avg.|median|mediana|moyen.|moyenne|durchschnitt|gemiddeld|ejecucion media|gasto medio|ejerc ant.|ej ant.|ano ant.|ano cerrado|ejercicio cerrado|average|promedio|prior.|previous.|prev year|prev yr|preceding|last year|last yr|last fy|last fiscal|last month|past year|year ago|years ago|\
    ly.|py.|pfy.|anterior.|anteriores.|ano pasado|ejercicio pasado|ano previo|ejercicio previo|ejercicios cerrados|\
    precedent|anterieur|annee derniere|annee passee|anno passato|scorso|scorsa|scorsi|vorjahr|vorperiode|vorig|\
    voorgaand|tahun lalu|tahun sebelum|poprzedn|ubiegl|minulego|onceki|foregaende|next year|next fiscal|next fy|coming year|following year|\
    siguiente.|siguientes.|proximo ano|proximo ejercicio|seguinte.|suivant|annee prochaine|prossimo|successiv|\
    folgejahr|volgend";
/// Words for the year in which a table is made.
pub const CURRENT_YEAR: &str = "current year|current yr|current fy|current fiscal|ano curso|ejercicio curso|ano actual|ejercicio actual|ano corriente|\
    ejercicio corriente|exercice cours|annee cours|exercicio corrente|ano corrente|exercicio atual|anno corso|\
    esercizio corso|laufendes jahr";
/// Words for what somebody thinks that will be done.
pub const FORECASTS: &str = "simulad|simulated|best case|worst case|annualized|annualised|anualizad|annualis|annualizz|run rate|straight line|straightline|extrapol|forecast|hochrechnung|prognos|preconsuntiv|pre consuntiv|projection|proyeccion|projecao|projecoes|proiezion|atterrissage|\
    cierre estim|cierre proyect|cierre previst|cierre esperad|encerramento estim|encerramento previst|previsao encerramento|\
    chiusura previst|cloture prevu|cloture estim|year end estim|year end project|yearend project|estimat outturn|previsao execucao|\
    prevision ejecucion|prevision liquid|avance liquid|prevision execution|prevision cierre|previsione chiusura|jahresende";
/// Words for what is expected, before what is done.
pub const EXPECTED: &str = "estim|expected|anticipat|proyectad|projected|projetad|previst|prevu.|prevue.|prevus.|prevues.|erwartet|geschatzt|geplant|\
    planned|planificad|planejad|pianificat|programad|programacion|programacao|programmaz|cronograma|calendariz|scheduled|esperad|attendu|attes|verwacht|szacowan";
/// Words for when something is to be done, before which it is no programme.
pub const SCHEDULES: &str = "programacion|programacao|programmazion|cronograma|schedule.";
/// Words for what was done that mean nothing else.
pub const DONE: &str = "devengad|obligad|obligacion|reconocid|ejecuc|ejecutad|execuc|executad|executed|execution|execute.|actual.|actuals.|\
    outturn|accrued|spent|expended|gastad|liquidad|liquidat|realizad|realise|realisation|realized|realizzat|comprometid|\
    compromiso|committed|commitment|empenhad|impegn|engage.|mandate.|ordenad|girad|pagad|pagos|pago.|paid|pagament|paye.|\
    paiement|disburs|recaud|percibid|cobrad|cobros|collected|received|arrecad|recouvr|encaiss|riscoss|incass|ergebnis|\
    wykonan|plneni|cerpani|gerealiseerd";
/// Words for things that are counted and no money, whatever else stands in a title.
pub const PHYSICAL: &str = "per. resident|per. capita.|per. person|per. head|per. household|por persona|por hogar|por habitante|por residente|por vecino|\
    por poblador|par habitant|per abitante|je einwohner|pro kopf|fisic|physical|physique|fisik|fte.|ftes.|headcount";
/// Words for things that are counted, or for what is to be reached, beside no word for money.
pub const COUNTS: &str = "numero.|number.|meta.|metas.|target.|targets.|unidades.|unid.|units.|cantidad|quantity|quantit|quantidade|menge|indicador|indicator|\
    beneficiari|hectarea|km.|m2.";
/// Words for money.
pub const MONEY: &str =
    "financier|financeir|financial|finanziari|presupuest|orcament|budget|monto|importe|amount|valor|montant|importo";
/// Those that mean nothing else.
pub const MONEY_ALONE: &str = "monto.|importe.|amount.|montant.|importo.";
/// Words before that by which money is parted.
pub const BY: &str = "por.|by.|per.|par.|pro.|je.";
/// Words for the most that may be bound or paid.
pub const CEILINGS: &str = "maxim|cuota|quota|cupo.|techo|tope.|ceiling|limite|limit.|plafond|allotment|allotted|cota.|cotas.|plan caja|cash plan|kontingent";
/// Words for a part of the year whose figures do not count from its beginning.
pub const PART_OF_YEAR: &str = "fortnight|del dia.|diari|daily|mtd.|week.|semana.|mes.|mensual|month.|monthly|mois.|mensuel|mese.|mensil|mensal|monat.|monats|monatlich|trimest|quarter|bimest|\
    quincen|cuatrimest|quadrimest|weekly|semanal|semest|halbjahr|curr mo.|this mo.|half year";
/// The same where a title names no year.
pub const A_PERIOD: &str = "periodo.|period.|periode.";
/// Small words between what reaches to a part of the year and its name.
pub const BEFORE_PART: &str = "de.|del.|la.|el.|le.|les.|du.|do.|da.|di.|dem.|des.|der.|of.|the.|o.|mes.|month.|mois.|mese.|monat.|dia.|day.|jour.";
/// Words that say that figures reach to a part of the year, or come from its beginning.
pub const REACHING: &str = "a.|al.|as.|to.|thru.|through.|until.|till.|hasta.|up.|bis.|zum.|au.|aux.|jusqu|ate.|ao.|by.|desde.|since.|from.|\
    depuis.|dal.|fino.|tot.|fin.|fine.|end.|ended.|ending.|cierre.|corte.";
/// Words that say how many months, after a number.
pub const MONTHS_OF: &str = "mes|month|mois|monat";
/// The first part of the year, which begins with it.
pub const FIRST_PART: &str = "primer|primeir|first.|premier|primo.|1er.|1st.|1o.|1.|q1.|t1.|i.";
/// Words for a part of an amount, of whatever stage.
pub const SHARES: &str = "porcent|percent|pct.|prozent|procent|pourcent|percentual";
/// Words for a part where they are followed by what was done: *grado de ejecución*, *taux de réalisation*.
pub const RATES: &str = "grado|grau|grad.|indice.|index|tasa.|taxa.|taux|tasso|nivel|ratio|rate|degree|level|cumplimiento|\
    rendimiento|quota|cociente|coeficiente|proporcion|proporcao|relacion|eficacia|eficiencia";
/// What such a part is of.
pub const DOING: &str = "ejecuc|ejecut|execuc|execut|esecuz|realiz|realis|realiza|recaud|cobro|cobranza|pago.|absor|absorc|liquidac|\
    comprom|arrecad|recouvr|riscoss|collection|spending|utiliz|utilis|cumplim|implement|devengo|gasto.";
/// What is bound and not yet spent, where it is not counted from the beginning.
pub const ENCUMBERED: &str = "encumb";
/// Months, by which columns of a stage stand side by side.
pub const MONTHS: &str = "ene.|enero|jan.|january|janeiro|janvier|gennaio|gen.|feb.|febrero|february|fevereiro|fev.|fevrier|\
    febbraio|mar.|marzo|march|marco|mars.|abr.|abril|apr.|april|avril|aprile|may.|mayo.|maio|mai.|maggio|mag.|jun.|junio|june|\
    junho|juin|giugno|giu.|jul.|julio|july|julho|juillet|luglio|lug.|ago.|agosto|aug.|august|aout|sep.|sept.|septiembre|\
    setiembre|set.|september|setembro|septembre|settembre|oct.|octubre|october|out.|outubro|octobre|ott.|ottobre|nov.|\
    noviembre|november|novembro|novembre|dic.|diciembre|dec.|december|dez.|dezembro|decembre|dicembre";
/// What a column is called that goes from the first day of the year to now.
pub const CUMULATED: &str = "acumulad|accumulat|cumulat|cumul|ytd|to date|a la fecha|total|anual|annual";
/// The same, where it says for certain that figures count from the year's first day.
pub const SO_FAR: &str = "acumulad|accumulat|cumulat|cumul|ytd|year date|date.|a la fecha";
/// What says that figures go from the year's first day to another, and are no year's.
pub const ACCUMULATED: &str = "acumulad|accumulat|cumulat|cumul|ytd|year date";
/// What says that a plan was spread over the year, and is the part of it until now.
pub const SPREAD: &str = "profiled|phased|prorat|pro rata|prorrat|seasonali|seasonaliz|seasonally";
/// The same beside another plan; alone it may be the year's.
pub const PROGRAMMED: &str = "programad|programmed|calendarizad|mensualizad|scheduled|cronogramad";
/// The same, whatever else a title says of a year.
pub const YTD: &str = "ytd|year date";
/// What says that figures are of the whole year.
pub const WHOLE_YEAR: &str = "anual|annual|annuel|annuale|full year|whole year|jahres.|yearly";
/// Words before the month in which something was decided.
pub const ON: &str = "en.|in.|em.|on.";
/// What is called so is a sum, and no code.
pub const TOTALS: &str = "total|subtotal|suma.|somme.|soma.|sum.";
/// What is called so numbers or names something, whatever else its title says.
pub const NUMBERING: &str = "codigo|code|codes|cod.|clave|id.|number|numero|num.|no.|nr.|nro.|key.|kode.|codice|partida|item|account|cuenta|compte";
/// What was used of a budget, by words that are no stage's.
pub const USED: &str = "used|utiliz|utilis|consum|usad|uso.|use.|impact";
/// What a project is called, and not what is projected.
pub const PROJECTS: &str = "proyecto.|proyectos.|projet.|projets.|projeto.|projetos.|projecte.|projectes.";
/// Words before a project that a title is about.
pub const ABOUT: &str = "de.|del.|los.|al.|a.|por.|cada.|do.|dos.|da.|du.|des.|au.|aux.|par.";
/// Small words between a draft and what it is of.
pub const OF: &str = "de.|del.|la.|el.|da.|do.|du.|d.";
/// What a draft is of.
pub const DRAFTED: &str = "presupuest|ley.|ordenanza|orcament|lei.|budget|loi.|pressupost|decret";
/// Words for what others did, or all together.
pub const OTHERS: &str =
    "peer|statewide|countywide|nationwide|otros municipios|other municipalit|outros municipios|benchmark";

/// Words for one kind of money, or for where it came from, beside what was done with it: all that was done is more.
pub const KINDS: &str = "retenc|retenid|withh|retenue.|retenues.|ritenut|interes.|intereses|interest.|juros|interet.|interets.|interess|\
    multa.|multas.|penalt|recargo|surcharge|iva.|vat.|igv.|itbms|anticipo.|anticipos.|adelanto.|adelantos.|comision.|comisiones|\
    fondo propi|fondos propi|recurso propi|recursos propi|recursos propri|fund own|funds own|resources own|sources own|fonds propr|\
    ressources propr|fondi propri|recurso extern|recursos extern|fondos extern|donacion|donaciones|donation|doacao|doacoes|\
    nacional|nacionais|national|nationale|nationales|nazional|federal|federais|estatal|estatales|estadual|estaduais|provincial|\
    provinciale|regional|regionale|reserv pag|reserv paid|reserv paye|reserv pago|reserv deveng|reserv ejecut|reserv liquid";

/// Columns with the day that a row's figures reach to.
pub const DAYS: &str = "fecha|data.|date|corte|periodo|period|mes.|month|mois|mese|as of|al dia|jour|situazione";

/// What a date is called that a report's figures reach to.
pub const REPORTED: &str = "corte|as. of.|asof|report|informe|rapport|relator|relazion|periodo|period|mes.|month|mois|mese|al.|hasta|until|\
    situacao|situazione|situacion|riferiment|referenc|arrete|stichtag|stand.|cierre|closing|snapshot|base.|statement";
/// What a date alone is called.
pub const BARE_DATE: &str = "fecha.|data.|date.|datum.|dia.|day.|jour.|giorno.|de.|la.|el.|the.|a.";
/// What a date is called on which money was moved, or what moves it was written.
pub const MOVEMENTS: &str = "pago|pagament|paiement|payment|paid|factur|invoice|fattura|fatura|orden.|ordem|order.|registro|document|movimient|transac|\
    transazion|posting|posted|comprobant|cheque|check.|asiento|contabiliz|voucher|entry|recibo|receipt|giro.|transferenc|\
    transfer|buchung|mandat|empenho|desembols|disburs";

/// Columns with the month of what was done, or another part of the year.
pub const MONTH: &str = "mes.|month|mois|mese|monat";
/// Columns with another part of the year.
pub const PERIOD: &str =
    "trimest|quarter|quartal|cuatrimest|quadrimest|bimest|semest|half|periodo|period|corte|informe|report";

/// Columns with a week or a day of it, of which no report is made.
pub const WEEK: &str = "semana|week|woche|kw.|semaine|settiman|setmana|fortnight";

/// Words for an amount as such, of no stage.
pub const AMOUNT: &str =
    "importe|monto|valor|amount|credito|cantidad|value|total|balboas|b.|montant|importo|montante|somme|euros|quantia";

/// Words for a budget as such, of no stage.
pub const BUDGET: &str = "presupuesto|budget|orcamento|bilancio|presup.|ppto.|ptto.|appropriation|credito presupuest|apropiacion|\
    dotacion|dotacao|plan.|begroting|raming|rozpocet|budzet|budsjett|budsjet|talousarvio";

/// Columns of codes and texts.
pub const TEXTS: Meanings<'static, Meaning> = &[
    (
        Meaning::Code(Dimension::Functional),
        "funcion|taakveld|dzial.|dział.|rozdzial.|rozdział.|odvetvov|major head|division func|grupo func|func.|function|finalidad|cofog|area gasto|grupo programa|funcao|subfun|politica gasto|fonction|\
         missione|mission.|funzion|functional classification|clasificacion funcional|domaine",
    ),
    (
        Meaning::Code(Dimension::Economic),
        "economic|economiq|economisch|eco.|sachkonto|paragraf.|§|polozka|polozky|grootboek|kostensoort|konto.|konten.|kontonummer|kostenart|kode rekening|ekonomik|kapitel|titel.|art.|conc.|subconc.|part.|subpart.|subtit.|grupo.|subgrupo|subtitulo|objeto|objet.|generica|especific|object head|detailed head|subjective|concept|conceito|rubro|renglon|natureza|clasificador|subconcept|subpartida|revenue source|source revenue|income source|source income|revenue categ|\
         objeto gasto|item|cuenta|account|object|capitulo|inciso|artic|cap.|partida|grupo gasto|\
         elemento|natural|nature|compte|chapitre|imputation|titolo|macroaggregat|capitolo|categoria|category|\
         tipologia|conta.|piano finanziari|piano conti|conto.|plan cuentas|plan contab|plano contas|chart accounts|rubrica|chapter|line item|expense type|revenue type|clasificacion economica",
    ),
    (Meaning::Direction, DIRECTION),
    (
        Meaning::Code(Dimension::Administrative),
        "organic|org.|einzelplan|dezernat|amt.|namnd|forvaltning|directorate|seccion|unidad|dependencia|administrativ|direccion|departament|department|dept|division|\
         ejecutora|organo|unit|jurisdiccion|secretaria|oficina|orgao|unidade|bureau|service.|section.|\
         cost cent|centro costo|centro gestor|centro coste|agency|settore|ufficio|dipartiment|direzione|\
         assessorat|responsabil|gerencia|subgerencia|direction.|office",
    ),
    (Meaning::Code(Dimension::Entity), "centro|institucion|entidad|organismo|entity|empresa"),
    (
        Meaning::Code(Dimension::Programme),
        "programa|pro.|produkt|teilhaushalt|linea trabajo|minor head|sub head|actividad|activite|activity|atividade|programm|program.|programs.|subprograma|programatic|projeto|acao",
    ),
    (
        Meaning::Code(Dimension::Area),
        "corregimiento|distrito|barrio|area.|geografic|ubicacion|localidad|comunidad|parroquia|\
         sector|vereda|ward|quartier|arrondissement|bairro|freguesia|quartiere|frazione|district|neighbourhood|\
         neighborhood|location",
    ),
    (
        Meaning::Code(Dimension::Funding),
        "fuente|source fund|sources fund|financiacion|financiamiento|financiamento|financiador|financing|funding|fondo|fund.|origen fond|recurso|fonte|financement|finanziament|fund code|fund name",
    ),
    (
        Meaning::Name,
        "descripcion|bezeichnung|zweckbestimmung|denominacion|nombre|detalle|glosa|name|descri|label|leyenda|title|titulo|libelle|intitule|\
         designation|descrizione|denominazione|voce.|oggetto|descricao|designacao|especificacao|especificacion|historico|desc.|\
         line.|lines.|heading|poste.|posten|benennung|naam.|kontotext|benamning|beteckning|betegnelse|uraian|aciklama|denumire|omschrijving|nazwa|nazev|nazov|popis|tresc|treść",
    ),
    (
        Meaning::StageWord,
        "fase|etapa|phase|stage|momento|presupuesto|amount type|etape|stade|estagio|budget type|scenario|version|\
         tipo importe|tipo monto|estado|coluna.|columna.",
    ),
    (
        Meaning::Year,
        "ano.|anio|jahr|haushaltsjahr|ejercicio|year|vigencia|gestion|fiscal year|financial year|budget year|anualidad|exercicio|annee|exercice|anno.|\
         esercizio|fy.|millesime|periodo",
    ),
    // Peru's running number of the goals of a year.
    (Meaning::Nothing, "sec func|secuencia func|sec ejec|correlativ"),
    (Meaning::Id, "codigo|clave|id.|aplicacion|partida presup|code|cod.|estructura|codice|reference|ref."),
];

/// What a column of amounts beside those of a plan is called that holds what was spent.
pub const SPENT: &str = "expenditure|expenditures|spending|gasto.|gastos.|egreso.|egresos.|despesa.|despesas.|spesa.|spese.|ausgaben|aufwendungen";
/// The same for what came in.
pub const GOT: &str = "revenue|revenues|ingreso.|ingresos.|receita.|receitas.|entrate|einnahmen|ertrage";
/// What a column is called that says of each row whether money comes in or goes out.
pub const DIRECTION: &str = "tipo|revenue expense|income expenditure|ingreso egreso|receita despesa|recette depense|ingreso gasto|direction|naturaleza|movimiento|type|sens.|entrate uscite|entrata uscita|e s.|flow|\
    revenue expenditure|income expense|account type|ingresos gastos|clase.|classe.|class.|kind.|side.|lado.";
/// Columns of codes, where their values are written as codes: a word that elsewhere means an amount.
pub const PARTS: &str = "asignacion|subasignacion|sub asignacion";
/// Columns that mark transfers within a group.
pub const INTERNAL: &str =
    "eliminacion|eliminacao|elimination|transferencia intern|internal transfer|intragroup|intercompany";
/// The same where another column names the entities.
pub const INTERNAL_ALONE: &str = "internal.|interna.|interno.|internas.|internos.|interne.|internes.|intern.|consolida";
/// Words in the names of what money is for.
pub const PURPOSES: &str = "servici|service|salud|health|saude|educac|education|social|sociale|economic|economia|defens|\
    vivienda|housing|transport|agricol|agricult|agropecuari|cultur|segurid|security|ambient|environment|turism|tourism|\
    infraestructur|infrastructur|deport|sport|agua|water|energi|energy|justici|justice|gobern|govern|administra|\
    proteccion|protection|saneamient|sanitation|deuda|debt";
/// Words that say for certain which of several columns tells a stage.
pub const FIRM: &[(Stage, &str)] = &[
    (
        Stage::Approved,
        "inicial|iniciais|ley.|pia.|original|adopted|aprobad|votad|approved|aprovad|primitif|bp.|initial|inizial|printed estimat",
    ),
    (
        Stage::Adjusted,
        "vigente|definitiv|pim.|codificad|atualizad|actualizad|final|assestat|revised|budget total|corrigid|amended",
    ),
    (Stage::Reserved, "certific|cdp.|reserv|preventiv"),
    (Stage::Committed, "comprometid|compromiso|empenh|committed|commitment|impegn|engag|obligation"),
    (Stage::Accrued, "devengad|obligacion|oblig recon|obl recon|recon neto|derechos recon|accrued|liquidad|accertat"),
    (Stage::Ordered, "girad|ordenad|ordered|libramient|mandat"),
    (Stage::Paid, "pagad|pagos|pagas|paid|disburs|pagament|paye."),
    (Stage::Collected, "recaud|percibid|cobrad|collected|received|arrecad|riscoss|encaiss"),
];
/// Columns of codes of projects, by a word that elsewhere is the budget as it was proposed.
pub const PROJECT: &str = "proyecto|project|projet|projeto|progetto|obra.|bpin";
/// Titles of functions that a country numbers in its own way.
pub const OWN_FUNCTIONS: &str = "missione|missioni|mission.|funcao|subfuncao|fonction|finalidad|politica|grupo programa|area gasto|\
    programa|programma|program|produkt|major head";
/// Titles of objects that a country numbers in its own way.
pub const OWN_OBJECTS: &str =
    "articulo|capitulo economic|macroaggregat|titolo|chapitre|natureza|sachkonto|kostenart|subtitulo|renglon";
/// Words for stages that are those of papers, too, which have numbers: a certificate, a contract, an order.
pub const NUMBERED: &str = "cdp.|rp.|certific|compromiso|registro presup|obligacion|reserva|empenho|engagement|contrat|orden|ordem|mandat|comprob";
/// What a column of a part of the year is called.
pub const OF_A_TIME: &str = "mes.|mensual|month|monthly|mois|mensuel|mese|mensil|mensal|trimest|quarter|q1.|q2.|q3.|q4.|\
    bimest|semest|quincen";

/// In Peru, where amounts are *PIA* and *PIM*, *rubro* is where the money comes from.
pub const PERU: &str = "pim.|pia.";
/// Words in a title for the name of a code.
pub const NAMES: &str =
    "descripcion|denominacion|nombre|name|descri|label|libelle|intitule|descrizione|descricao|desc.";
/// Words in a file's name or a column's values for money that comes in.
pub const REVENUE: &str = "ingreso|revenue|income|renta|receita|recurso|recette|entrat|receipt|einnahm|ertrag|ertrage|dochod|dochody|prijmy|baten|inkomsten|i.|r.";
/// The same for money that goes out.
pub const EXPENDITURE: &str = "gasto|egreso|expenditure|expens|spending|despesa|erogacion|depense|spes|uscit|outgoing|ausgab|aufwand|aufwend|auszahl|wydatk|vydaj|lasten|uitgav|g.|e.|d.|s.";
/// Words beside the name of a side in a heading of it.
pub const BESIDE_SIDES: &str = "presupuest|budget|orcament|bilanci|haushalt|estado.|estimated|approved|general|total|municipal|corriente|current|operating|\
    operativ|de.|del.|of.|da.|do.|di.|du.|des.|los.|las.|the.|les.|la.";
/// Words in a file's name for figures that were executed.
pub const EXECUTED: &str =
    "ejecucion|ejecutad|liquidacion|executed|actual|execucao|execution|outturn|consuntivo|rendiconto";
/// Words in a file's name for transfers within a group.
pub const ELIMINATIONS: &str = "eliminacion|elimination|consolidacion ajuste|transferencias internas";
/// What says that an amount is of execution, and not how far.
pub const EXECUTION: &str = "ejecuc|ejecutad|executed|executad|execution|executat|execuc|execute.";
/// Columns that only lists of works have: where each is, when it begins, when it is to end.
pub const PLACES: &str = "latitud|longitud|lat.|lon.|lng.|coordenad|coordinat";
/// The begin of a work.
pub const BEGINS: &str = "ano inicio|fecha inicio|ano de inicio|inicio obra|start date|start year|data inicio|ano comienzo|date debut|annee debut";
/// Its end.
pub const ENDS: &str = "finalizacion|fecha fin|ano fin|fin obra|end date|end year|completion|termino|conclusao|data fim|date fin|annee fin";
/// Columns that only lists of payments have.
pub const PAYMENTS: &str =
    "beneficiario|proveedor|tercero|acreedor|payee|supplier|nif.|ruc.|cedula|vendor|fournisseur|fornitore|fornecedor";
