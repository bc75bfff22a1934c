// The receipt's calculator: a citizen's own payment, divided in the browser. Nothing is sent anywhere.
(() => {
  const calculator = document.getElementById("receipt");
  if (!calculator) return;
  const { prefix, suffix, decimal, group, digits } = calculator.dataset, places = Number(digits);
  const status = calculator.querySelector('[data-part="status"]');
  const own = [...document.querySelectorAll('.receipt [data-part="own"]')];
  const rows = [...document.querySelectorAll(".receipt tbody tr")];
  const weights = rows.map((row) => BigInt(row.dataset.weight));
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);

  // "1,250.5" -> 125050n in the smallest unit; undefined where it is no amount of this money, or could be two:
  // marks group three digits each, or part the decimals, and nothing else stands there but the currency.
  const exact = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const mark = !group ? "" : group.trim() ? exact(group) : "\\s", point = exact(decimal || ".");
  const form = (units) => `(${units})${places ? `(?:${point}([0-9]{1,${places}}))?` : "()"}`;
  const forms = [form("[0-9]{1,12}"), ...(mark ? [form(`[0-9]{1,3}(?:${mark}[0-9]{3}){1,3}`)] : [])];
  const money = (text) => [prefix, suffix].map((sign) => exact(sign.trim())).map((sign) => (sign ? `(?:${sign})?` : ""))
    .join(`\\s*${text}\\s*`);
  const known = forms.map((text) => new RegExp(`^\\s*${money(text)}\\s*$`, "iu"));
  const read = (text) => {
    const [, units, parts = ""] = known.map((form) => form.exec(text)).find(Boolean) || [];
    return units && BigInt(units.replace(/[^0-9]/g, "") + parts.padEnd(places, "0"));
  };
  const write = (amount) => {
    const all = amount.toString().padStart(places + 1, "0"), at = all.length - places;
    const units = all.slice(0, at).replace(/\B(?=([0-9]{3})+$)/g, group);
    return prefix + units + (places ? decimal + all.slice(at) : "") + suffix;
  };
  // Each part rounded down; what is left goes to the largest remainders, as in the page's own columns.
  const divide = (amount) => {
    const parts = weights.map((weight) => amount * weight / whole);
    const rest = weights.map((weight, i) => [amount * weight % whole, i]);
    rest.sort(([a, i], [b, j]) => (a === b ? i - j : a < b ? 1 : -1));
    const left = Number(amount - parts.reduce((sum, part) => sum + part, 0n));
    rest.slice(0, left).forEach(([, i]) => { parts[i] += 1n; });
    return parts;
  };

  calculator.hidden = false;
  calculator.addEventListener("submit", (event) => {
    event.preventDefault();
    const amount = read(calculator.elements.paid.value), fits = amount !== undefined && amount > 0n;
    own.forEach((cell) => { cell.hidden = !fits; });
    status.textContent = fits ? status.dataset.done.replace("{amount}", write(amount)) : status.dataset.wrong;
    if (!fits) return;
    divide(amount).forEach((part, i) => { rows[i].querySelector('[data-part="own"]').textContent = write(part); });
    document.querySelector('.receipt tfoot [data-part="own"]').textContent = write(amount);
  });
})();
