// What the report was made from.

function receiptSection() {
  if (!data.receipt.length) return null;
  const rows = data.receipt.map(([name, of, value]) =>
    h("tr", {}, rowHead(t(name)), cell(quoted(t(of))), cell(h("code", {}, t(value)))),
  );
  const heads = ["what", "option_or_book", "value"].map((key) => heading(say(key)));
  const lead = h("p", { class: "lead" }, say("receipt_lead"), " ", command("fupin receipt REPORT.json PATH..."));
  return section("receipt", say("receipt"), lead, table(say("receipt"), heads, rows, "receipt", true));
}
