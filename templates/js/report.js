"use strict";
// Filters, search, keys and links of the reading view. Everything stands in the page without it.
(() => {
  const reading = document.getElementById("reading");
  const form = document.getElementById("chooser");
  if (!reading || !form) return;
  const selects = [...form.querySelectorAll("select")];
  const search = form.elements.q;
  const status = document.getElementById("chosen");
  // A sentence of the page, which stands there in the language of the report, with its numbers filled in.
  const told = (sentence, numbers) => (sentence ?? "").replace(/\{(\w+)\}/g, (_, name) => numbers[name]);
  const tokens = (element) => (element?.dataset.f ?? "").split(" ");
  const entries = [...reading.querySelectorAll(".apparatus > li")].map((element) => {
    const row = element.closest(".row");
    return { element, row, tokens: new Set([...tokens(element), ...tokens(row), ...tokens(element.closest(".said"))]) };
  });
  const rows = [...reading.querySelectorAll(".row")].map((element) => ({
    element,
    tokens: new Set([...tokens(element), ...tokens(element.parentElement)]),
    base: element.querySelector(".lines"),
    entries: [],
  }));
  const byElement = new Map(rows.map((row) => [row.element, row]));
  for (const entry of entries) byElement.get(entry.row)?.entries.push(entry);
  const groups = [...reading.querySelectorAll(".said, .loose")];
  const marks = [...reading.querySelectorAll("a.f")];
  const plain = (element) => (element.words ??= element.textContent.replaceAll("\u200b", "").replace(/\s+/g, " ").toLowerCase());
  // What a value of these filters is true of stands on the claim; of the others, on the passage.
  const ofClaim = new Set(["outlet", "state", "type", "severity"]);
  let current = null;

  const has = (item, wanted) => wanted.every((token) => item.tokens.has(token));

  function choose() {
    const chosen = selects.filter((select) => select.value);
    const wanted = chosen.map((select) => select.value);
    const claimsOnly = chosen.some((select) => ofClaim.has(select.name));
    const words = search.value.trim().replace(/\s+/g, " ").toLowerCase();
    let shown = 0;
    let passages = 0;
    const decide = (entry, inBase) => {
      const visible = has(entry, wanted) && (inBase || !words || plain(entry.element).includes(words));
      entry.element.hidden = !visible;
      shown += visible;
      return visible;
    };
    for (const row of rows) {
      const inBase = words !== "" && plain(row.base).includes(words);
      const some = row.entries.filter((entry) => decide(entry, inBase)).length > 0;
      const visible = some || (!claimsOnly && has(row, wanted) && (!words || inBase));
      row.element.hidden = !visible;
      if (visible) passages += row.base.querySelectorAll(".place").length;
    }
    for (const entry of entries) if (!entry.row) decide(entry, false);
    for (const group of groups) group.hidden = !group.querySelector(".row:not([hidden]), .apparatus > li:not([hidden])");
    status.textContent = told(status.dataset.counted, { shown, claims: entries.length, passages });
    find(words);
  }

  // Marks what was searched for without touching the text; browsers that cannot do so only filter.
  function find(words) {
    if (!globalThis.Highlight || !CSS.highlights) return;
    CSS.highlights.delete("found");
    if (words.length < 2) return;
    const ranges = [];
    const walker = document.createTreeWalker(reading, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && ranges.length < 2000) {
      const text = walker.currentNode.data.toLowerCase();
      for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
        if (text.length !== walker.currentNode.data.length) break;
        const range = new Range();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + words.length);
        ranges.push(range);
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  }

  function address() {
    const view = new URLSearchParams();
    for (const select of selects) if (select.value) view.set(select.name, select.selectedOptions[0].dataset.key);
    if (search.value.trim()) view.set("q", search.value.trim());
    if (!view.size) return `#${current?.id ?? "reading"}`;
    if (current) view.set("at", current.id);
    return `#view?${view}`;
  }

  const keep = () => history.replaceState(null, "", address());

  // Rows that were off the screen have a height only once they are drawn: the second time finds the place.
  function bring(place) {
    place.scrollIntoView({ block: "center" });
    requestAnimationFrame(() => requestAnimationFrame(() => place.scrollIntoView({ block: "center" })));
  }

  function point(mark) {
    for (const old of reading.querySelectorAll(".now")) old.classList.remove("now");
    current = mark;
    if (!mark) return;
    const entry = mark.closest("li");
    entry?.classList.add("now");
    const label = entry?.querySelector(".place").textContent;
    for (const word of entry ? reading.querySelectorAll(`mark[data-c~="${label}"]`) : []) word.classList.add("now");
    bring(mark);
    mark.focus({ preventScroll: true });
  }

  function step(by) {
    const open = marks.filter((mark) => !mark.closest("[hidden]"));
    if (!open.length) return;
    let at = open.indexOf(current);
    if (at < 0) {
      const next = open.findIndex((mark) => mark.getBoundingClientRect().top > 0);
      at = by > 0 ? (next < 0 ? open.length : next) - 1 : next < 0 ? open.length : next;
    }
    const to = Math.min(Math.max(at + by, 0), open.length - 1);
    point(open[to]);
    keep();
    status.textContent = told(status.dataset.finding, { n: to + 1, of: open.length });
  }

  function reset() {
    for (const select of selects) select.value = "";
    search.value = "";
  }

  // Follows an address: a view, or a place, which no filter may hide.
  function follow() {
    const name = location.hash.slice(1).split("?")[0];
    if (location.hash.startsWith("#view?")) {
      const view = new URLSearchParams(location.hash.slice("#view?".length));
      reset();
      for (const select of selects) {
        const option = [...select.options].find((one) => one.dataset.key === view.get(select.name));
        select.value = option?.value ?? "";
      }
      search.value = view.get("q") ?? "";
      choose();
      const mark = document.getElementById(view.get("at") ?? "");
      if (mark?.matches("a.f")) point(mark);
      else form.scrollIntoView();
      return;
    }
    const place = document.getElementById(name);
    if (!place || !reading.contains(place)) return;
    if (place.closest("[hidden]") && place !== form) {
      reset();
      choose();
    }
    if (place.matches("a.f")) point(place);
    else bring(place);
  }

  document.getElementById("unscripted").hidden = true;
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    if (event.target.name === "shortcuts") return;
    choose();
    keep();
  });
  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      choose();
      keep();
    }, 150);
  });
  form.addEventListener("reset", () =>
    setTimeout(() => {
      point(null);
      choose();
      keep();
    }),
  );
  for (const button of form.querySelectorAll("[data-step]")) button.addEventListener("click", () => step(Number(button.dataset.step)));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (typing || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !form.elements.shortcuts.checked) return;
    if (event.key === "n" || event.key === "p") {
      event.preventDefault();
      step(event.key === "n" ? 1 : -1);
    }
  });
  // On paper nothing stays folded.
  const folded = [];
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details:not([open])")) {
      folded.push(details);
      details.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const details of folded.splice(0)) details.open = false;
  });
  addEventListener("hashchange", follow);
  choose();
  if (location.hash) follow();
})();
