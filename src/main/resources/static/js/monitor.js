// The only script of the screens besides htmx: asks an open queue for changes, says when the server is away,
// and copies text. Everything works without it.
(function () {
  'use strict';
  var failures = 0;
  var lostSince = null;

  function pulse() { return document.getElementById('thay-doi'); }

  function clock(date) {
    return String(date.getHours()).padStart(2, '0') + ':' + String(date.getMinutes()).padStart(2, '0');
  }

  function answered(good) {
    var strip = document.getElementById('mat-ket-noi');
    if (!strip) { return; }
    if (good) {
      failures = 0;
      lostSince = null;
      strip.hidden = true;
      return;
    }
    failures += 1;
    lostSince = lostSince || new Date();
    if (failures >= 3) {
      strip.textContent = strip.dataset.text.replace('{0}', clock(lostSince));
      strip.hidden = false;
    }
  }

  function ask() {
    var element = pulse();
    if (element && !document.hidden) { window.htmx.trigger(element, 'pulse'); }
  }

  document.addEventListener('DOMContentLoaded', function () {
    var element = pulse();
    if (element) { window.setInterval(ask, Number(element.dataset.seconds) * 1000); }
    document.querySelectorAll('[data-copy]').forEach(function (button) { button.hidden = false; });
  });

  // Whoever comes back to a tab sees the present state at once.
  document.addEventListener('visibilitychange', function () { if (!document.hidden) { ask(); } });

  document.addEventListener('htmx:afterRequest', function (event) {
    var path = event.detail.pathInfo ? event.detail.pathInfo.requestPath : '';
    if (path.indexOf('/hang-doi/_thay-doi') === 0) { answered(event.detail.successful); }
  });

  document.addEventListener('click', function (event) {
    var button = event.target.closest ? event.target.closest('[data-copy]') : null;
    if (!button || !navigator.clipboard) { return; }
    navigator.clipboard.writeText(button.dataset.copy).then(function () {
      var word = button.textContent;
      button.textContent = button.dataset.copied;
      window.setTimeout(function () { button.textContent = word; }, 1500);
    });
  });

  // A table copied from a web page keeps its columns in the clipboard's HTML; the text beside it is what people see.
  document.addEventListener('paste', function (event) {
    var area = event.target.closest ? event.target.closest('[data-paste-table]') : null;
    var html = area && event.clipboardData ? event.clipboardData.getData('text/html') : '';
    if (area) { document.getElementById(area.dataset.pasteTable).value = html.indexOf('<table') >= 0 ? html : ''; }
  });

  // What is typed over a pasted table counts, and not what was pasted before.
  document.addEventListener('input', function (event) {
    var area = event.target.closest ? event.target.closest('[data-paste-table]') : null;
    if (area && event.inputType !== 'insertFromPaste') { document.getElementById(area.dataset.pasteTable).value = ''; }
  });
}());
