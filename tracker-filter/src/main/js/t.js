/*
 * Sessiontrail: what happens on a page, told to the server the page came from.
 *
 * Stores nothing on the device, reads no value of any field, sends nothing for visitors who ask
 * for that (Global Privacy Control, Do Not Track), and throws nothing into the page. Where consent
 * is required it asks the server whether there is some before it looks at anything.
 *
 * What is sent: [1, head, event, event, ...] as JSON by POST to "b" beside this script. Numbers are
 * whole, so that the reader on the server can be a small and strict one. docs/browser.md names the
 * events; PageEvent and PageField on the server are the other side of this file.
 */
(function (window, document, settings) {
  "use strict";

  var MOST_CHARS = 3000; // of the events of one batch; in UTF-8 three times as many bytes
  var PAUSE_MILLIS = 5000;
  var RAGE_MILLIS = 300;
  var DEAD_MILLIS = 1000;
  var MOST_ERRORS = 10;
  var DOWNLOADS =
    /\.(pdf|zip|gz|tgz|tar|rar|7z|docx?|xlsx?|pptx?|od[tsp]|csv|epub|exe|msi|dmg|deb|rpm|apk|jar|iso|mp3|mp4|mov)$/i;
  var SECRET_WORDS = /\b(pass|pwd|otp|totp|pin|cvv2?|cvc2?|jwt|cc|one time code)\b/i;
  var SECRET_PARTS = /passw|passphrase|passcode|secret|token|credential|authorization|apikey|sessionid/i;

  var navigator = window.navigator;
  var location = window.location;
  var performance = window.performance;
  if (window.sessiontrail) {
    return; // included twice
  }
  var api = { track: function () {}, consent: function () {} };
  window.sessiontrail = api;
  var own = document.currentScript || document.querySelector('script[src*="/t.js"]');
  if (
    !own ||
    !window.URL ||
    !performance ||
    navigator.globalPrivacyControl ||
    navigator.doNotTrack === "1" ||
    window.doNotTrack === "1"
  ) {
    return;
  }
  var endpoint = own.src.replace(/t\.js[^/]*$/, "b");
  var consentEndpoint = endpoint.replace(/b$/, "consent");
  var running = false;
  var silent = false; // consent was taken back
  var searchParameters = settings.search ? settings.search.split(",") : [];

  // The page: one showing of one path.
  var page;
  var batches;
  var began;
  var path;
  var query;
  var view;
  var total; // visible so far, without what began at `since`
  var since; // -1 while hidden
  var told; // what the last `leave` said
  var depth;
  var errors;
  var contents;
  var forms;
  var hard; // whether it was loaded, so that its timings are its own
  var waiting = [];
  var chars = 0;
  var timer = 0;

  function now() {
    return performance.now();
  }

  function listen(target, name, handler) {
    target.addEventListener(
      name,
      function (event) {
        try {
          handler(event);
        } catch (ours) {
          // never the page's trouble
        }
      },
      { capture: true, passive: true }
    );
  }

  function text(value, most) {
    return String(value == null ? "" : value)
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, most);
  }

  /** An address without its query; of this site the path alone. */
  function place(address) {
    try {
      var url = address && new URL(address, location.href);
      if (!url || !/^https?:$/.test(url.protocol)) {
        return "";
      }
      return ((url.origin === location.origin ? "" : url.origin) + url.pathname).slice(0, 500);
    } catch (none) {
      return "";
    }
  }

  /** The members that say something: no empty text, no NaN, whole numbers. */
  function clean(event) {
    var out = {};
    for (var name in event) {
      var value = event[name];
      if (typeof value === "number") {
        value = value >= 0 ? Math.round(value) : "";
      }
      if (value || value === 0) {
        out[name] = value;
      }
    }
    return out;
  }

  function add(name, members) {
    var event = members || {};
    event.event = name;
    event.offset = Math.max(0, now() - began);
    var size = JSON.stringify(clean(event)).length;
    if (chars + size > MOST_CHARS) {
      send();
    }
    chars += size;
    waiting.push(event);
    if (!timer) {
      timer = setTimeout(send, PAUSE_MILLIS);
    }
    return event;
  }

  /** What counts for this visitor: begins to look when analytics is permitted, and ends it else. */
  function ask() {
    return window
      .fetch(consentEndpoint, { credentials: "same-origin" })
      .then(function (response) {
        return response.json();
      })
      .then(function (state) {
        silent = state.permitted.indexOf("analytics") < 0;
        if (!silent && !running) {
          beginToLook();
        }
      })
      .catch(function () {});
  }

  /** The visitor decided: purposes they agree to, and the version of the text they were shown. */
  api.consent = function (purposes, version) {
    var form = new URLSearchParams();
    (purposes.length ? purposes : ["none"]).forEach(function (purpose) {
      form.append("purpose", purpose);
    });
    if (version) {
      form.append("text", version);
    }
    return window
      .fetch(consentEndpoint, { method: "POST", body: form, credentials: "same-origin" })
      .then(ask)
      .catch(function () {});
  };

  function send() {
    clearTimeout(timer);
    timer = 0;
    if (silent) {
      waiting = [];
      chars = 0;
    }
    if (!waiting.length) {
      return;
    }
    if (view) {
      describe(view);
      view = null;
    }
    var head = {
      page: page,
      n: ++batches,
      clock: Date.now(),
      sent: Math.ceil(Math.max(0, now() - began)),
      path: path
    };
    var body = JSON.stringify([1, head].concat(waiting.map(clean)));
    waiting = [];
    chars = 0;
    try {
      if (navigator.sendBeacon && navigator.sendBeacon(endpoint, body)) {
        return;
      }
      window
        .fetch(endpoint, { method: "POST", body: body, keepalive: true, credentials: "same-origin" })
        .catch(function () {});
    } catch (refused) {
      // told to nobody
    }
  }

  /** What a page says of itself: late, since frameworks set the title after the address. */
  function describe(event) {
    event.title = text(document.title, 200);
    var topic = document.querySelector("[data-track-topic]");
    var format = document.querySelector("[data-track-format]");
    event.topic = topic && text(topic.getAttribute("data-track-topic"), 100);
    event.format = format && text(format.getAttribute("data-track-format"), 100);
  }

  /** A page begins: loaded, reached without a request, or back from the cache. */
  function begin(sort, referrer) {
    page = "";
    while (page.length < 16) {
      page += Math.random().toString(36).slice(2);
    }
    page = page.slice(0, 16);
    hard = !sort;
    batches = 0;
    began = hard ? 0 : now();
    path = location.pathname.slice(0, 2048);
    query = "";
    total = 0;
    since = document.visibilityState === "hidden" ? -1 : now();
    told = -1;
    depth = 0;
    errors = 0;
    contents = [];
    forms = [];
    var event = { referrer: place(referrer) };
    if (sort) {
      event[sort] = true;
    }
    view = add("view", event);
    if (hard) {
      view.offset = 0;
    }
    searched();
    look();
  }

  /** A page ends: its forms are left, and the time it was seen is known. */
  function end() {
    forms.forEach(function (form) {
      if (form.begun) {
        add("form-abandon", {
          form: form.name,
          field: form.last,
          fields: form.fields.length,
          ms: now() - form.begun
        });
      }
    });
    forms = [];
    hide();
  }

  function hide() {
    if (since >= 0) {
      total += now() - since;
      since = -1;
    }
    scrolled();
    if (Math.round(total) !== told) {
      told = Math.round(total);
      add("leave", { visible: total, depth: depth });
      timings();
    }
    send();
  }

  function show() {
    if (since < 0) {
      since = now();
    }
  }

  function moved() {
    if (location.pathname.slice(0, 2048) !== path) {
      var from = path;
      end();
      begin("soft", from);
    } else {
      searched();
    }
  }

  /** The same words once more, on another page of the results say, are no new search. */
  function searched() {
    var given = new URLSearchParams(location.search);
    var words = searchParameters.map(function (name) {
      return text(given.get(name), 100);
    });
    if (words.join() === query) {
      return;
    }
    query = words.join();
    var results = document.querySelector("[data-track-results]");
    words.forEach(function (asked, i) {
      if (asked) {
        add("search", {
          parameter: searchParameters[i],
          words: asked,
          results: results ? parseInt(results.getAttribute("data-track-results"), 10) : NaN
        });
      }
    });
  }

  function scrolled() {
    var root = document.documentElement;
    var height = Math.max(root.scrollHeight, 1);
    var seen = ((window.scrollY + window.innerHeight) / height) * 100;
    depth = Math.max(depth, Math.min(100, Math.round(seen)));
  }

  // Elements and their names.

  /** Whether somebody said that nothing is to be told of it. */
  function quiet(element) {
    return element.closest('[data-track="off"]');
  }

  function isField(element) {
    return /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName);
  }

  /** As SensitiveNames on the server has it, and by what the page says of the field. */
  function isSecret(field) {
    return (
      field.type === "password" ||
      [field.name, field.id, field.getAttribute("autocomplete")].some(function (name) {
        var words = String(name || "")
          .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
          .replace(/[^A-Za-z0-9]+/g, " ");
        return SECRET_WORDS.test(words) || SECRET_PARTS.test(words.replace(/ /g, ""));
      })
    );
  }

  /** Ids that a framework numbers are none. */
  function stable(id) {
    return id && !/\d{3}|[:{}]/.test(id) ? id : "";
  }

  function fieldName(field) {
    return isSecret(field) ? "" : text(field.name || stable(field.id), 100);
  }

  function nameOf(element) {
    var named = element.closest("[data-track]:not(form)");
    if (named) {
      return text(named.getAttribute("data-track"), 100);
    }
    var tag = element.tagName.toLowerCase();
    if (isField(element)) {
      return text(tag + ":" + fieldName(element), 100);
    }
    var id = stable(element.id) || element.getAttribute("name");
    if (id) {
      return text(tag + "#" + id, 100);
    }
    var label = element.getAttribute("aria-label");
    if (!label && element.matches("a,button,summary,[role]") && !element.querySelector("input,select,textarea")) {
      label = element.textContent;
    }
    return text((element.getAttribute("role") || tag) + " " + text(label, 40), 100);
  }

  // Clicks.

  var lastTarget;
  var lastAt = 0;
  var run = 0;
  var rage;

  function clicked(event) {
    var target = event.target;
    if (!target || !target.closest || quiet(target) || (event.type === "auxclick" && event.button !== 1)) {
      return;
    }
    var element = target.closest("[data-track]:not(form),a,button,input,select,textarea,summary,[role]");
    var field = element && isField(element);
    if (field && isSecret(element)) {
      return;
    }
    var link = target.closest("a[href],area[href]");
    if (element && (!field || /^(checkbox|radio|submit|button|image|reset)$/.test(element.type))) {
      interacted(element, link);
    }
    var content = target.closest("[data-track-content]");
    if (content) {
      add("content-click", contentOf(content));
    }
    raged(element || target);
    if (run === 1 && !link && !field && !target.closest("label")) {
      awaitAnswer(element || target);
    }
    if (link || (element && element.type === "submit" && element.form)) {
      send(); // while the session is still this one
    }
  }

  function interacted(element, link) {
    var name = nameOf(element);
    var href = link && link.href;
    if (href && /^https?:/.test(href)) {
      if (link.hasAttribute("download") || DOWNLOADS.test(link.pathname)) {
        add("download", { element: name, target: place(href) });
        return;
      }
      if (link.host !== location.host) {
        add("outlink", { element: name, target: place(href) });
        return;
      }
    }
    add("click", { element: name });
  }

  function raged(target) {
    var at = now();
    run = target === lastTarget && at - lastAt <= RAGE_MILLIS ? run + 1 : 1;
    lastTarget = target;
    lastAt = at;
    if (run === 3) {
      rage = add("rage-click", { element: nameOf(target), count: 3 });
    } else if (run > 3) {
      rage.count = run;
    }
  }

  /** How much was loaded, without what we sent. */
  function loaded() {
    return performance.getEntriesByType("resource").filter(function (entry) {
      return entry.name !== endpoint;
    }).length;
  }

  /** A click on what looks as if it did something, and nothing happens. */
  function awaitAnswer(element) {
    var answered = false;
    function answer() {
      answered = true;
    }
    var looks =
      element.tagName === "BUTTON" ||
      element.getAttribute("role") === "button" ||
      window.getComputedStyle(element).cursor === "pointer";
    if (!looks || !window.MutationObserver) {
      return;
    }
    var observer = new MutationObserver(answer);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    var signs = ["submit", "scroll", "visibilitychange", "focusin", "input", "pagehide"];
    signs.forEach(function (sign) {
      window.addEventListener(sign, answer, true);
    });
    var of = page;
    var loads = loaded();
    setTimeout(function () {
      observer.disconnect();
      signs.forEach(function (sign) {
        window.removeEventListener(sign, answer, true);
      });
      if (!answered && loads === loaded() && of === page && document.visibilityState !== "hidden") {
        add("dead-click", { element: nameOf(element) });
      }
    }, DEAD_MILLIS);
  }

  // Forms: which fields, in which order, never what is in them.

  function formOf(element, field) {
    if (!element || quiet(field)) {
      return null;
    }
    for (var i = 0; i < forms.length; i++) {
      if (forms[i].element === element) {
        return forms[i];
      }
    }
    var name =
      element.getAttribute("data-track") ||
      stable(element.id) ||
      element.getAttribute("name") ||
      "form-" + (Array.prototype.indexOf.call(document.forms, element) + 1);
    var form = { element: element, name: text(name, 100), begun: 0, fields: [], last: "" };
    forms.push(form);
    return form;
  }

  function typed(event) {
    var form = isField(event.target) && formOf(event.target.form, event.target);
    if (form && !form.begun) {
      form.begun = now();
      add("form-start", { form: form.name, field: fieldName(event.target) });
    }
  }

  function changed(event) {
    var field = event.target;
    var form = isField(field) && formOf(field.form, field);
    if (!form) {
      return;
    }
    typed(event);
    var name = fieldName(field);
    var known = field.name || field;
    var again = form.fields.indexOf(known) >= 0;
    if (!again) {
      form.fields.push(known);
    }
    if (name) {
      form.last = name;
      add(
        again ? "form-refill" : "form-field",
        again
          ? { form: form.name, field: name }
          : { form: form.name, field: name, order: form.fields.length }
      );
    }
  }

  function submitted(event) {
    var form = formOf(event.target, event.target);
    if (form) {
      add("form-submit", {
        form: form.name,
        fields: form.fields.length,
        ms: form.begun ? now() - form.begun : 0
      });
      forms.splice(forms.indexOf(form), 1);
      send(); // while the session is still this one
    }
  }

  // Content: what was seen and what was used of it.

  var watcher =
    window.IntersectionObserver &&
    new IntersectionObserver(
      function (entries) {
        entries.forEach(function (entry) {
          if (entry.isIntersecting && contents.indexOf(entry.target) < 0) {
            contents.push(entry.target);
            add("content-view", contentOf(entry.target));
          }
        });
      },
      { threshold: 0.5 }
    );

  function contentOf(element) {
    var link = element.matches("a[href]") ? element : element.querySelector("a[href]");
    return {
      content: text(element.getAttribute("data-track-content"), 100),
      piece: text(element.getAttribute("data-track-piece"), 100),
      contentTarget: place(element.getAttribute("data-track-target") || (link && link.href))
    };
  }

  /** Looks for content that is new on the page; observing the same again tells of it again. */
  function look() {
    if (watcher) {
      watcher.disconnect();
      document.querySelectorAll("[data-track-content]").forEach(function (element) {
        watcher.observe(element);
      });
    }
  }

  // Errors: which and where, never what they say.

  function failed(name, script, line, column) {
    if (errors++ < MOST_ERRORS) {
      add("error", {
        error: text(name, 100),
        script: script ? place(script).slice(0, 300) : "",
        line: line || NaN,
        column: column || NaN
      });
    }
  }

  function nameOfError(error, message) {
    var name = error && error.name;
    var found = /([A-Za-z]+(Error|Exception))\b/.exec(message || "");
    return typeof name === "string" && name ? name : found ? found[1] : "Error";
  }

  // Timings of a page that was loaded.

  var lcp = NaN;
  var cls = 0;
  var burst = 0;
  var burstFrom = 0;
  var burstLast = 0;
  var slow = {};
  var timed = "";

  function watch(type, handler, more) {
    try {
      new PerformanceObserver(function (list) {
        list.getEntries().forEach(handler);
      }).observe(Object.assign({ type: type, buffered: true }, more));
    } catch (unknown) {
      // a browser that does not measure it
    }
  }

  function shifted(entry) {
    if (entry.hadRecentInput) {
      return;
    }
    var at = entry.startTime;
    var goesOn = burst && at - burstLast < 1000 && at - burstFrom < 5000;
    burst = (goesOn ? burst : 0) + entry.value;
    burstFrom = goesOn ? burstFrom : at;
    burstLast = at;
    cls = Math.max(cls, burst);
  }

  /** The slowest interaction; of more than fifty the second slowest, and so on. */
  function slowest() {
    var all = Object.keys(slow).map(function (id) {
      return slow[id];
    });
    all.sort(function (a, b) {
      return b - a;
    });
    var count = performance.interactionCount || all.length;
    return all.length ? all[Math.min(all.length - 1, Math.floor(count / 50))] : NaN;
  }

  function timings() {
    var navigation = performance.getEntriesByType("navigation")[0];
    if (!hard || !navigation) {
      return;
    }
    var paint = performance.getEntriesByName("first-contentful-paint")[0];
    var from = navigation.activationStart || 0;
    var measured = clean({
      ttfb: Math.max(0, navigation.responseStart - from),
      ready: Math.max(0, navigation.domContentLoadedEventEnd - from),
      loaded: navigation.loadEventEnd ? Math.max(0, navigation.loadEventEnd - from) : NaN,
      fcp: paint ? Math.max(0, paint.startTime - from) : NaN,
      lcp: lcp - from,
      inp: slowest(),
      cls: cls * 1000
    });
    var as = JSON.stringify(measured);
    if (as !== timed) {
      timed = as;
      add("timing", measured);
    }
  }

  /** What the application wants to tell: a name and a few texts. */
  api.track = function (name, detail) {
    try {
      var kept = {};
      var left = 1500;
      Object.keys(detail || {})
        .slice(0, 16)
        .forEach(function (key) {
          var value = text(detail[key], 200);
          left -= key.length + value.length;
          if (left > 0 && key.length <= 50) {
            kept[key] = value;
          }
        });
      add("custom", { name: text(name, 100), detail: kept });
    } catch (ours) {
      // never the page's trouble
    }
  };

  function start() {
    begin("", document.referrer);
    listen(document, "click", clicked);
    listen(document, "auxclick", clicked);
    listen(document, "input", typed);
    listen(document, "change", changed);
    listen(document, "submit", submitted);
    listen(window, "scroll", function () {
      window.requestAnimationFrame(scrolled);
    });
    listen(window, "load", look);
    listen(window, "error", function (event) {
      if (event.message) {
        failed(nameOfError(event.error, event.message), event.filename, event.lineno, event.colno);
      }
    });
    listen(window, "unhandledrejection", function (event) {
      failed(nameOfError(event.reason, ""), "", 0, 0);
    });
    listen(document, "visibilitychange", function () {
      if (document.visibilityState === "hidden") {
        hide();
      } else {
        show();
      }
    });
    listen(window, "pagehide", end);
    listen(window, "pageshow", function (event) {
      if (event.persisted) {
        begin("restored", "");
      }
    });
    follow();
    watch("largest-contentful-paint", function (entry) {
      lcp = entry.startTime;
    });
    watch("layout-shift", shifted);
    watch(
      "event",
      function (entry) {
        if (entry.interactionId) {
          slow[entry.interactionId] = Math.max(slow[entry.interactionId] || 0, entry.duration);
        }
      },
      { durationThreshold: 40 }
    );
  }

  /** Learns of each change of the address that is no load. */
  function follow() {
    if (window.navigation && window.navigation.addEventListener) {
      listen(window.navigation, "currententrychange", moved);
      return;
    }
    ["pushState", "replaceState"].forEach(function (name) {
      var original = window.history[name];
      window.history[name] = function () {
        var result = original.apply(this, arguments);
        try {
          moved();
        } catch (ours) {
          // never the page's trouble
        }
        return result;
      };
    });
    listen(window, "popstate", moved);
  }

  function beginToLook() {
    running = true;
    try {
      if (document.prerendering) {
        document.addEventListener("prerenderingchange", start, { once: true });
      } else {
        start();
      }
    } catch (ours) {
      // never the page's trouble
    }
  }

  if (settings.quiet) {
    ask();
  } else {
    beginToLook();
  }
})(window, document, { search: "@search@", quiet: "@quiet@" });
