// Writes expected.tsv: how another implementation of the same rules, the ICU in Node, writes numbers,
// money, dates, plurals and order. Run: node make.mjs > expected.tsv
//
// A line is: kind, locale, input, expected text. Node replaces narrow no-break spaces in times; the
// tests compare spaces in dates and times loosely.

const SPANISH = ['', '419', 'AR', 'BO', 'CL', 'CO', 'CR', 'CU', 'DO', 'EC', 'ES', 'GQ', 'GT', 'HN', 'MX',
  'NI', 'PA', 'PE', 'PR', 'PY', 'SV', 'US', 'UY', 'VE'];
const LOCALES = [
  ...SPANISH.map((region) => (region ? `es-${region}` : 'es')),
  'en', 'en-US', 'en-GB', 'en-PA', 'en-BZ', 'en-CA', 'en-IE', 'en-IN', 'en-ZA', 'en-NZ',
  'pt', 'pt-BR', 'pt-PT', 'pt-AO', 'pt-MZ', 'fr', 'fr-FR', 'fr-CA', 'fr-BE', 'fr-HT', 'it', 'it-IT', 'it-CH',
  'ca', 'gl', 'eu', 'de', 'de-CH', 'nl', 'nl-SR', 'qu', 'qu-BO', 'pl', 'ro', 'sv', 'cs', 'el', 'tr', 'ar-EG', 'hi', 'zh',
];
const line = (...cells) => console.log(cells.join('\t'));

const NUMBERS = ['0', '5', '1234', '12345', '1234567', '-1234.5', '0.25', '9007199254740993.125', '-123456789012345678'];
const AMOUNTS = ['0', '-0.5', '7', '999.99', '1234.5', '-1234.5', '1234567.25'];
const FIGURES = ['1000000', '-1200000', '2000000', '12340000', '123456789', '1000000000', '2300000000', '1500000000000', '3000000000000'];
const DAYS = ['2026-03-04', '2024-02-29', '1999-12-31', '2025-09-01'];
const TIMES = ['00:00', '09:05', '12:30', '14:05', '23:59'];

// Signs beside figures are written for languages with Latin digits only.
const LATIN = LOCALES.filter((locale) => locale !== 'ar-EG');

for (const locale of LATIN) {
  for (const text of ['0.5', '0.1234', '-0.07', '12.5']) {
    line('percent', locale, text, new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1 }).format(text));
  }
  // Currencies whose narrow symbol is a sign that may touch digits, or letters that may not.
  for (const currency of ['USD', 'CHF', 'KWD', 'JPY']) {
    const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol', useGrouping: 'always' };
    const money = new Intl.NumberFormat(locale, options);
    const symbol = money.formatToParts(1).find((part) => part.type === 'currency').value;
    for (const text of AMOUNTS) line('money', locale, `${text} ${currency} ${symbol}`, money.format(text));
  }
}
for (const locale of LOCALES) {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  for (const text of NUMBERS) line('decimal', locale, text, number.format(text));
  if (/^(es|en|pt|fr|it)\b/.test(locale)) {
    const compact = { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 1 };
    for (const text of FIGURES) line('short', locale, text, new Intl.NumberFormat(locale, compact).format(text));
  }
  const date = (options) => new Intl.DateTimeFormat(locale, { ...options, calendar: 'gregory', timeZone: 'UTC' });
  for (const day of DAYS) {
    const at = new Date(`${day}T00:00:00Z`);
    line('date_long', locale, day, date({ dateStyle: 'long' }).format(at));
    line('month_year', locale, day, date({ month: 'long', year: 'numeric' }).format(at));
    line('weekday_long', locale, day, date({ dateStyle: 'full' }).format(at));
    line('weekday', locale, day, date({ weekday: 'long' }).format(at));
  }
  for (const time of TIMES) line('time', locale, time, date({ timeStyle: 'short' }).format(new Date(`2026-01-01T${time}:00Z`)));
  for (const n of ['0', '1', '2', '3', '5', '11', '21', '100', '1000000']) {
    line('plural', locale, n, new Intl.PluralRules(locale).select(n));
  }
}

const NAMES = ['Abrego', 'Ábrego', 'ábaco', 'Zárate', 'zapata', 'Nuñez', 'Nunez', 'Núñez', 'Ñurum', 'nube', 'Ocú', 'oca',
  'Chitré', 'Colón', 'Czar', 'llano', 'Lucía', 'San Félix', 'San José', 'Sánchez', 'Acuerdo 2', 'Acuerdo 10',
  'Acuerdo N.º 3', '1.10', '1.9', 'Ömer', 'Łódź', 'Émile', 'coopération', 'co-op', 'Ngäbe', 'Ngabe', "O'Higgins", '¿Qué?', 'B/.'];
for (const locale of ['es', 'es-PA', 'en', 'pt', 'fr', 'it', 'ca', 'de', 'pl', 'sv']) {
  line('order', locale, '', [...NAMES].sort(new Intl.Collator(locale, { numeric: true }).compare).join('|'));
}

for (const code of Intl.supportedValuesOf('currency')) {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions();
  line('digits', 'und', code, maximumFractionDigits);
}
for (const tag of 'an ar arn ast ay bg br ca co cs cy da de el en es et eu fi fr fur ga gl gn he hr ht hu is it ja ko lt lv mt nb nl oc pl pt qu quc rm ro ru sc sk sl sq sr sv tr uk zh'.split(' ')) {
  const name = new Intl.DisplayNames(tag, { type: 'language', fallback: 'none' }).of(tag);
  if (name && Intl.DisplayNames.supportedLocalesOf([tag]).length) line('own_name', tag, '', name);
}
