// The receipt's calculator: a citizen's own payment, divided in the browser. Nothing is sent anywhere.
(() => {
  const form = document.getElementById("receipt");
  if (!form) return;
  const { prefix, suffix, decimal, group, digits } = form.dataset, places = Number(digits);
  const status = form.querySelector('[data-part="status"]');
  const own = [...document.querySelectorAll('.receipt [data-part="own"]')];
  const rows = [...document.querySelectorAll(".receipt tbody tr")];
  const weights = rows.map((row) => BigInt(row.dataset.weight));
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);

  // "1,250.5" -> 125050n in the smallest unit; undefined where it is no amount of this money
  const read = (text) => {
    const plain = text.replace(/[^0-9.,]/g, "").split(group || "\0").join("");
    const [units, parts = "", more] = plain.split(decimal || "\0");
    const fits = more === undefined && /^[0-9]{1,12}$/.test(units) && /^[0-9]*$/.test(parts) && parts.length <= places;
    return fits ? BigInt(units + parts.padEnd(places, "0")) : undefined;
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

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const amount = read(form.elements.paid.value), known = amount !== undefined && amount > 0n;
    own.forEach((cell) => { cell.hidden = !known; });
    status.textContent = known ? status.dataset.done.replace("{amount}", write(amount)) : status.dataset.wrong;
    if (!known) return;
    divide(amount).forEach((part, i) => { rows[i].querySelector('[data-part="own"]').textContent = write(part); });
    document.querySelector('.receipt tfoot [data-part="own"]').textContent = write(amount);
  });
})();
