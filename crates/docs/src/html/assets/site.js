// Search, filters, decoder, menus and copy buttons. The pages are complete without them. The published file has no comments.
"use strict";
const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const split = text => plain(text).split(/\s+/).filter(Boolean);
const on = (node, names, run) => names.split(" ").forEach(name => node.addEventListener(name, run));
const wrap = (name, ...content) => { const node = make(name); node.append(...content); return node; };
const make = (name, text = "") => Object.assign(document.createElement(name), { textContent: text });
const tally = (node, shown, all) => node.dataset.text.replace("{shown}", shown).replace("{all}", all);

// The number of results that the search shows.
const MOST = 10;

for (const [selector, run] of [["form.find", filters], ["#_search", search], ["button[data-copy]", copies], ["#_paste", decoder], [".tabs", choose], [".near", meant]]) all(selector).forEach(run);
// A click elsewhere closes a menu, as does Escape.
on(window, "click keydown", event => all("details.menu[open]").forEach(it => { if (event.key ? event.key === "Escape" : !it.contains(event.target)) it.open = false; }));
$(".codes [aria-current]")?.scrollIntoView({ block: "nearest" });
// Announces a pressed button to screen readers.
const said = make("p");
said.className = "visually-hidden";
said.role = "status";
document.body.append(said);

function filters(form) {
  const groups = all("section.group").map(node => ({ node, parts: all(".part", node).map(node => ({ node, entries: all("article.entry", node).map(read) })) }));
  const total = $("output", form), box = form.elements.q;
  const length = all("article.entry").length;
  const restore = () => {
    const wanted = new URLSearchParams(location.search);
    box.value = wanted.get("q") || "";
    if (form.elements.group) form.elements.group.value = wanted.get("group") || "";
    for (const pick of all("input[type=checkbox]", form)) pick.checked = wanted.getAll(pick.name).includes(pick.value);
    show();
  };
  const show = () => {
    const data = new FormData(form);
    const words = split(box.value);
    const status = data.getAll("status"), marks = data.getAll("mark"), group = data.get("group");
    const fits = entry => words.every(word => entry.text.includes(word))
      && (!status.length || status.includes(entry.status))
      && marks.every(mark => entry.marks.includes(mark));
    const isAll = ![...words, ...status, ...marks].length && !group;
    const back = groups.flatMap(({ parts }) => parts.filter(({ node }) => node.hidden));
    let shown = 0;
    for (const { node, parts } of groups) {
      const before = shown;
      const isWanted = !group || node.getAttribute("aria-labelledby") === "_g-" + group;
      for (const part of parts) shown += narrow(part, isWanted ? fits : () => false);
      hide(node, !isAll && shown === before);
    }
    // Six parts fill a screen.
    wake(back.filter(({ node }) => !node.hidden).slice(6));
    total.textContent = tally(total, shown, length);
  };
  // A new address makes the browser restyle every link of the page, so wait until the user stops typing.
  let later;
  const keep = () => {
    clearTimeout(later);
    const wanted = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...wanted]) if (!value) wanted.delete(name);
    const address = (wanted.size ? "?" + wanted : location.pathname) + location.hash;
    if (new URL(address, location).href !== location.href) history.replaceState(null, "", address);
  };
  on(form, "input", () => { show(); clearTimeout(later); later = setTimeout(keep, 250); });
  on(form, "change", keep);
  on(form, "submit", event => event.preventDefault());
  on(window, "popstate", restore);
  on(box, "keydown", event => {
    if (event.key === "Escape" && box.value) { box.value = ""; show(); keep(); }
  });
  restore();
}

// Searches the index, which loads when the box is focused. Results are links, which the arrow keys move through.
function search(box) {
  const form = box.form;
  form.insertAdjacentHTML("beforeend", "<kbd aria-hidden=true>/</kbd><div class=results hidden><p class=count role=status></p><ul></ul></div>");
  const panel = form.lastChild, [count, list] = panel.children;
  const indexes = box.dataset.index.split(" "), rows = [];
  let isLoading, best;
  const start = () => {
    if (!isLoading) for (const address of indexes) load(address, add);
    isLoading = true;
  };
  const add = more => {
    for (const row of more) rows.push({ ...row, names: row.i.map(plain), head: plain(row.c + " " + row.t), text: plain([row.s, row.t, row.x, ...row.i].join("\n")) });
    show();
  };
  const show = () => {
    const words = split(box.value), whole = plain(box.value.trim()), ranks = [[], [], [], []];
    const rank = ({ names, head }) => names.includes(whole) ? 0 : names.some(name => name.startsWith(whole)) ? 1 : words.every(word => head.includes(word)) ? 2 : 3;
    if (words.length) for (const row of rows) if (words.every(word => row.text.includes(word))) ranks[rank(row)].push(row);
    const found = ranks.flat();
    best = ranks[0].length === 1 || found.length === 1 ? found[0] : null;
    count.textContent = tally(box, found.length, rows.length);
    list.replaceChildren(...found.slice(0, MOST).map(result));
    panel.hidden = !words.length || document.activeElement !== box;
  };
  const result = row => {
    const link = wrap("a", make("code", row.c), " ", make("b", row.s), " ", make("span", row.t), " ", make("small", indexes[1] ? row.of : ""));
    link.href = row.u;
    return wrap("li", link);
  };
  on(box, "focus", () => { start(); show(); });
  on(box, "input", show);
  on(form, "focusout", event => { if (!form.contains(event.relatedTarget)) panel.hidden = true; });
  on(form, "submit", event => { if (best) { event.preventDefault(); location = best.u; } });
  on(form, "keydown", event => {
    const stops = [box, ...all("a", list)], step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !panel.hidden) stops.at((stops.indexOf(document.activeElement) + step) % stops.length).focus();
    else if (event.key === "Escape" && !panel.hidden) { box.focus(); panel.hidden = true; }
    else return;
    event.preventDefault();
  });
  on(window, "keydown", event => {
    const isTyping = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); box.focus(); }
  });
  // The page that lists the entries filters them itself.
  const wanted = $("form.find") ? "" : new URLSearchParams(location.search).get("q");
  if (wanted) { box.value = wanted; box.focus(); }
}

function read(node) {
  return { node, text: plain(node.textContent), status: node.dataset.status, marks: node.dataset.marks };
}

// Shows the matching entries of a part and returns how many match. Writes only what changes; entries of a hidden part are not updated.
function narrow({ node, entries }, fits) {
  const wanted = entries.map(fits), count = wanted.filter(Boolean).length;
  hide(node, !count);
  if (!count) return 0;
  entries.forEach((entry, at) => hide(entry.node, !wanted[at]));
  // The assumed height of the part while the browser skips it.
  const height = count < entries.length ? count * 5.5 + "rem" : "";
  if (node.style.containIntrinsicHeight !== height) node.style.containIntrinsicHeight = height;
  return count;
}

// The browser keeps rendering parts that it has rendered before, even out of view. Hiding all of them for two frames makes it check again.
function wake(parts) {
  const set = state => { for (const { node } of parts) node.style.contentVisibility = state; };
  set("hidden");
  if (parts.length) requestAnimationFrame(() => requestAnimationFrame(() => set("")));
}

function hide(node, is) {
  if (node.hidden !== is) node.hidden = is;
}

function copies(button) {
  // There is no clipboard without HTTPS, except on localhost.
  if (!navigator.clipboard) { button.hidden = true; return; }
  const label = button.textContent;
  on(button, "click", async () => {
    const source = document.getElementById(button.dataset.copy);
    let text = source ? source.textContent : location.href.split("#")[0];
    // Indented JSON is copied as it was sent.
    if (source?.matches("[data-indented]")) text = text.replace(/(\x22(?:[^\x22\\]|\\.)*\x22)|\s+/g, "$1");
    try { await navigator.clipboard.writeText(text); } catch { if (source) getSelection().selectAllChildren(source); return; }
    said.textContent = button.textContent = document.body.dataset.done;
    setTimeout(() => { said.textContent = ""; button.textContent = label; }, 2000);
  });
}

// Shows one block of code at a time. The choice is kept for the other pages.
function choose(tabs) {
  const panels = all(".tab", tabs), key = "errbook-tab";
  const names = panels.map(panel => panel.dataset.tab);
  const show = name => panels.forEach((panel, at) => {
    buttons[at].ariaPressed = names[at] === name;
    panel.classList.toggle("off", names[at] !== name);
  });
  const buttons = panels.map((panel, at) => {
    const button = make("button", $("h3", panel).textContent);
    on(button, "click", () => {
      show(names[at]);
      try { localStorage.setItem(key, names[at]); } catch {}
    });
    return button;
  });
  if (!names[1]) return;
  tabs.prepend(wrap("div", ...buttons));
  let kept;
  try { kept = localStorage.getItem(key); } catch {}
  show(names.includes(kept) ? kept : names[0]);
}

// Loads an index piece by piece, and returns its rows. A piece is a script that stores its rows in its own element, which works from disk
// and under any policy that allows the site's scripts. A row is { c: code, t: title, u: page, i: [strings that identify the entry in a
// body], s: status, x: texts }.
async function load(address, more = () => {}) {
  const rows = [];
  for (let next = address; next;) {
    const script = make("script");
    await new Promise((done, failed) => {
      script.onload = done;
      script.onerror = failed;
      script.src = next;
      document.head.append(script);
    });
    const piece = script.index, found = piece.rows.map(row => ({ ...row, of: piece.of, u: new URL(row.u, script.src).href }));
    rows.push(...found);
    more(found);
    next = piece.next && new URL(piece.next, script.src).href;
  }
  return rows;
}

// Returns elements with links to the first rows.
function lines(name, rows) {
  return rows.slice(0, 5).map(row => wrap(name, Object.assign(make("a", `${row.c} – ${row.t}`), { href: row.u })));
}

function decoder(paste) {
  const answer = $("output", paste.parentElement);
  let index;
  on(paste, "input", async () => {
    answer.replaceChildren();
    const text = paste.value.trim();
    if (!text) return;
    index ||= Promise.all(paste.dataset.index.split(" ").map(address => load(address)));
    const rows = (await index).flat();
    // The text has changed while the index was loading.
    if (paste.value.trim() !== text) return;
    answer.replaceChildren();
    const found = named(rows, strings(text));
    answer.append(...lines("div", found));
    if (!found.length) answer.textContent = paste.dataset.none;
  });
}

// Returns the entries that a body names, in its order. Numbers count only if nothing else matches; as a last resort, spelling is ignored
// (`OUT_OF_CREDIT` is `out-of-credit`).
function named(index, said) {
  const isNumber = name => /^-?\d+$/.test(name);
  const fold = text => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const folded = new Map();
  for (const [text, at] of said) if (!folded.has(fold(text))) folded.set(fold(text), at);
  for (const place of [name => isNumber(name) ? NaN : said.get(name), name => said.get(name), name => folded.get(fold(name) || "-")]) {
    const found = index.map(row => ({ row, at: Math.min(...row.i.map(place).filter(at => at >= 0)) })).filter(({ at }) => at < Infinity);
    if (found.length) return found.sort((a, b) => a.at - b.at).map(({ row }) => row);
  }
  return [];
}

// Returns every string and number of a body with its position. If the body is not JSON, returns what is between tags or quotes.
function strings(text) {
  const said = new Map();
  const say = part => { if (!said.has(part)) said.set(part, said.size); };
  const walk = value => {
    if (value && typeof value === "object") Object.values(value).forEach(walk);
    else if (value !== null && value !== undefined) say(String(value));
  };
  try { walk(JSON.parse(text.slice(Math.max(0, text.search(/[{[]/))))); } catch { text.split(/[<>\x22\x27\s]+/).forEach(say); }
  return said;
}

// Suggests codes that resemble a segment of the address, from the catalog that the address starts with, otherwise from all.
async function meant(near) {
  const places = all("[data-near]");
  const fit = place => {
    const folder = place.pathname.replace(/[^/]*$/, "");
    return location.pathname.startsWith(folder) ? folder.length : 0;
  };
  const best = Math.max(...places.map(fit));
  const parts = plain(location.pathname).split("/").filter(Boolean);
  const found = new Map();
  for (const place of places.filter(place => fit(place) === best)) {
    for (const row of await load(place.dataset.near)) {
      const names = row.i.filter(it => !/[/:]/.test(it));
      const cost = Math.min(...names.flatMap(name => parts.map(part => distance(plain(name), part) / name.length)));
      if (cost <= 0.4 && !(found.get(row.c)?.cost <= cost)) found.set(row.c, { ...row, cost });
    }
  }
  $("ul", near).append(...lines("li", [...found.values()].sort((a, b) => a.cost - b.cost)));
  near.hidden = !found.size;
}

// The Levenshtein distance.
function distance(a, b) {
  let last = [...Array(b.length + 1).keys()];
  for (let i = 0; i < a.length; i++) {
    const row = [i + 1];
    for (let j = 0; j < b.length; j++) row.push(Math.min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] !== b[j])));
    last = row;
  }
  return last[b.length];
}
