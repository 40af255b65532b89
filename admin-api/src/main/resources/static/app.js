// Times in the viewer's zone, sections that refresh themselves, and small helps for forms. Pages work without it.
'use strict';

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const absolute = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const units = [['day', 86400], ['hour', 3600], ['minute', 60]];

function ago(date) {
  const seconds = Math.round((date - Date.now()) / 1000);
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return Math.abs(seconds) < 5 ? 'now' : relative.format(seconds, 'second');
}

function tellTimes(root) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    const date = new Date(time.dateTime);
    if (isNaN(date)) continue;
    if (!time.dataset.utc) time.dataset.utc = time.title;
    time.title = absolute.format(date) + ' (' + time.dataset.utc + ')';
    time.textContent = time.classList.contains('absolute') ? absolute.format(date) : ago(date);
  }
}

// A section with data-live="runs partners" and an id is asked for again when one of these changed: never more than once a
// second, not while the tab is hidden, and not while someone types or chooses in it.
const stale = new Set();
const busy = new Set();

function markStale(topic) {
  for (const part of document.querySelectorAll('[data-live]')) {
    if (topic === 'all' || part.dataset.live.split(' ').includes(topic)) stale.add(part.id);
  }
}

function inUse(part) {
  const active = document.activeElement;
  return part.querySelector('details.ask[open]') !== null
    || (active && part.contains(active) && active.matches('input:not([type=checkbox]), select, textarea'));
}

async function refresh() {
  if (document.hidden || stale.size === 0) return;
  const parts = [...stale].map(id => document.getElementById(id))
    .filter(part => part && !busy.has(part.id) && !inUse(part));
  if (parts.length === 0) return;
  parts.forEach(part => { stale.delete(part.id); busy.add(part.id); });
  try {
    const answer = await fetch(location.href, { headers: { 'X-Refresh': 'true' }, credentials: 'same-origin' });
    if (answer.redirected) { location.reload(); return; }
    if (!answer.ok) throw new Error(answer.status);
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of parts) {
      const now = document.getElementById(part.id);
      const then = fresh.getElementById(part.id);
      if (!now || !then || now.isEqualNode(then)) continue;
      const focused = now.contains(document.activeElement) ? document.activeElement : null;
      const address = focused && (focused.id ? '#' + CSS.escape(focused.id)
        : focused.getAttribute('href') ? '[href="' + CSS.escape(focused.getAttribute('href')) + '"]' : null);
      now.replaceWith(then);
      tellTimes(then);
      if (address) then.querySelector(address)?.focus({ preventScroll: true });
    }
  } catch (failed) {
    parts.forEach(part => stale.add(part.id));
  } finally {
    parts.forEach(part => busy.delete(part.id));
  }
}

function watch() {
  const offline = document.getElementById('offline');
  let source = null;
  let again = null;
  const open = () => {
    source = new EventSource('/live');
    source.addEventListener('changed', event => markStale(event.data));
    source.onopen = () => { if (offline) offline.hidden = true; };
    source.onerror = () => {
      if (offline) offline.hidden = false;
      if (source.readyState === EventSource.CLOSED) { clearTimeout(again); again = setTimeout(open, 5000); }
    };
  };
  const close = () => { clearTimeout(again); if (source) source.close(); source = null; };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) { close(); } else if (!source) { open(); markStale('all'); refresh(); }
  });
  window.addEventListener('pagehide', close);
  if (!document.hidden) open();
  setInterval(refresh, 1000);
  // What changes with time alone, such as a bar that grows, is asked for again although nothing is announced.
  setInterval(() => document.querySelectorAll('[data-live][data-again]').forEach(part => stale.add(part.id)), 5000);
}

document.addEventListener('click', event => {
  const menu = event.target.closest('.menu-button');
  if (menu) {
    const open = menu.getAttribute('aria-expanded') !== 'true';
    menu.setAttribute('aria-expanded', String(open));
    document.getElementById('nav').classList.toggle('open', open);
  }
  const close = event.target.closest('[data-close]');
  if (close) close.closest('details').open = false;
  const all = event.target.closest('[data-check-all]');
  if (all) {
    for (const box of all.closest('form').querySelectorAll('input[type=checkbox][name="' + all.dataset.checkAll + '"]')) {
      box.checked = all.checked;
    }
  }
});

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  const ask = event.target.closest && event.target.closest('details.ask[open]');
  if (ask) { ask.open = false; ask.querySelector('summary').focus(); }
});

// A form with data-auto sends itself when one of its choices changes.
document.addEventListener('change', event => {
  const form = event.target.form;
  if (form && form.hasAttribute('data-auto') && event.target.matches('select, input[type=checkbox], input[type=date]')) {
    form.requestSubmit();
  }
});

// What is asked once is not sent twice.
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'post') return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = 'yes';
  setTimeout(() => { delete form.dataset.sent; }, 5000);
});

tellTimes(document);
setInterval(() => tellTimes(document), 15000);
if (document.querySelector('[data-live]')) watch();
