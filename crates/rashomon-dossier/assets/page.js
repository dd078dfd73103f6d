// The page works without this. It adds: filters over the claims, keys, a switch between dark and light, all words of a
// claim lit at once, and everything opened for printing. It loads nothing, stores nothing, sends nothing.
"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const root = document.documentElement;
  root.classList.add("scripted");
  all("#filters, #theme, #keys").forEach((part) => { part.hidden = false; });

  // Dark and light.
  const theme = document.getElementById("theme");
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme || (prefersDark.matches ? "dark" : "light")) === "dark";
  const showTheme = () => {
    theme.setAttribute("aria-pressed", String(isDark()));
    theme.textContent = isDark() ? "Light page" : "Dark page";
  };
  const switchTheme = () => { root.dataset.theme = isDark() ? "light" : "dark"; showTheme(); };
  theme.addEventListener("click", switchTheme);
  prefersDark.addEventListener("change", showTheme);
  showTheme();

  // Filters. Their state is the part of the address behind "#", so that a view can be passed on.
  const form = document.getElementById("filters");
  const rows = all("tr.claim");
  const groups = all("details.group");
  const wasOpen = new Map(groups.map((group) => [group, group.open]));
  const fields = ["q", "speaker", "side", "act", "evidence", "report"];
  const words = new Map();
  const wordsOf = (row) => {
    // A claim's own words and facts, not the sentences around it.
    const own = () => all(".speaker, .act, summary, .rests, .facts", row).map((part) => part.textContent);
    if (!words.has(row)) words.set(row, own().join(" ").toLowerCase());
    return words.get(row);
  };
  const apply = () => {
    const wanted = fields.map((name) => [name, form.elements[name].value]).filter(([, value]) => value !== "");
    const fits = (row) => wanted.every(([name, value]) =>
      name === "q"
        ? value.toLowerCase().split(/\s+/).every((word) => wordsOf(row).includes(word))
        : row.dataset[name] === value);
    let shown = 0;
    rows.forEach((row) => {
      row.hidden = !fits(row);
      shown += row.hidden ? 0 : 1;
    });
    groups.forEach((group) => {
      const holds = group.querySelector("tr.claim:not([hidden])") !== null;
      group.hidden = !holds;
      group.open = wanted.length > 0 ? holds : wasOpen.get(group);
    });
    const output = document.getElementById("shown");
    output.textContent = wanted.length > 0 ? `${shown} of ${rows.length} claims shown` : `${rows.length} claims`;
    output.dataset.count = String(shown);
    return wanted;
  };
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const state = new URLSearchParams(apply()).toString();
      history.replaceState(null, "", state === "" ? "#claims" : `#${state}`);
    }, 120);
  });
  form.addEventListener("reset", () => setTimeout(() => { apply(); history.replaceState(null, "", "#claims"); }, 0));
  form.addEventListener("submit", (event) => event.preventDefault());

  // Where the address leads: a state of the filters, or a claim, its words or a report.
  const light = (number) => {
    all("mark.lit").forEach((mark) => mark.classList.remove("lit"));
    if (number === undefined) return;
    all(`mark[data-c~="${number}"]`).forEach((mark) => mark.classList.add("lit"));
  };
  const reveal = (target) => {
    for (let part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
  };
  const follow = () => {
    const hash = decodeURIComponent(location.hash.slice(1));
    if (hash.includes("=")) {
      const state = new URLSearchParams(hash);
      fields.forEach((name) => { form.elements[name].value = state.get(name) || ""; });
      apply();
      document.getElementById("claims").scrollIntoView();
      return;
    }
    const target = hash === "" ? null : document.getElementById(hash);
    if (!target) return;
    if (target.matches("tr.claim") && target.hidden) { form.reset(); }
    reveal(target);
    if (target.matches("tr.claim")) {
      const words = target.querySelector("details");
      if (words) words.open = true;
      light(target.dataset.n);
    } else if (target.closest("mark")) {
      const row = document.getElementById(hash.replace(/^w-/, ""));
      light(row ? row.dataset.n : undefined);
    } else if (target.matches("details")) {
      target.open = true;
    }
    target.scrollIntoView({ block: target.matches("tr, span") ? "center" : "start" });
  };
  addEventListener("hashchange", follow);
  apply();
  follow();

  // Keys.
  const help = document.getElementById("help");
  const openHelp = () => { if (!help.open) help.showModal(); };
  document.getElementById("keys").addEventListener("click", openHelp);
  const summaries = () => rows.filter((row) => !row.hidden).map((row) => row.querySelector("summary"));
  const step = (by) => {
    const list = summaries();
    if (list.length === 0) return;
    const here = list.indexOf(document.activeElement);
    const next = list[here < 0 ? 0 : Math.min(Math.max(here + by, 0), list.length - 1)];
    reveal(next.closest("details.group"));
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    const open = document.activeElement.closest("tr.claim details[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); } else document.activeElement.blur();
  };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => { form.elements.q.focus(); form.scrollIntoView({ block: "nearest" }); },
    "?": openHelp,
    t: switchTheme,
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.key === "Escape") { close(); return; }
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const action = keys[event.key];
    if (action) { event.preventDefault(); action(); }
  });

  // Printing: what is folded is opened, and closed again after.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])").filter((part) => !part.closest("tr.claim"));
    opened.forEach((part) => { part.open = true; });
  });
  addEventListener("afterprint", () => { opened.forEach((part) => { part.open = false; }); });
})();
