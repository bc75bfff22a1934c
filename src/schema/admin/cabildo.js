// What the CMS has no widget for. Whatever stood in the file keeps its form as long as nobody changes it.
"use strict";
(() => {
  const { CMS, createClass, h } = window;
  const plain = (value) => (value && typeof value.toJS === "function" ? value.toJS() : value);
  const option = (props, name) => plain(props.field.get(name));
  // What is left empty is not written: a key without a value is a fault of the content. The text of a page
  // may be empty.
  const isEmpty = (value) => value === undefined || value === null || value === "" || value.size === 0;
  const filled = (value, key) => {
    if (!value || typeof value.filterNot !== "function") return value;
    return value.map((inner, name) => (key === "" && name === "body" ? inner : filled(inner, name))).filterNot((inner, name) => isEmpty(inner) && !(key === "" && name === "body"));
  };
  CMS.registerEventListener({ name: "preSave", handler: ({ entry }) => filled(entry.get("data"), "") });
  // The list of a folder has no translations (`name.en.md`), which say less than an original; that of the
  // folder above, which looks below itself, has nothing else.
  const isTranslation = (entry) => /[^/]\.[^./]+\.md$/.test(entry.file.path);
  const keep = (entries, wanted) => {
    for (let at = entries.length - 1; at >= 0; at -= 1) if (isTranslation(entries[at]) !== wanted) entries.splice(at, 1);
    return entries;
  };
  for (const name of ["proxy", "github", "gitlab", "git-gateway"]) {
    const backend = CMS.getBackend(name);
    const { init } = backend;
    backend.init = (...args) => {
      const host = init(...args);
      for (const all of ["entriesByFolder", "allEntriesByFolder"]) {
        const entries = host[all] && host[all].bind(host);
        if (entries) host[all] = async (folder, ending, depth, ...more) => keep(await entries(folder, ending, depth, ...more), depth > 1);
      }
      const next = host.traverseCursor && host.traverseCursor.bind(host);
      if (next) {
        host.traverseCursor = async (...more) => {
          const page = await next(...more);
          return { ...page, entries: keep(page.entries, page.entries.every(isTranslation)) };
        };
      }
      return host;
    };
  }
  const style = { width: "100%", font: "inherit" };
  // A number is written as one only where it would be read back the same.
  const typed = (text, props) =>
    (option(props, "numbers") && /^\d+$/.test(text) && String(Number(text)) === text ? Number(text) : text);

  // A text in one language or in several: plain where only the first is filled, by language where there
  // are more.
  CMS.registerWidget("cabildo-text", createClass({
    languages() {
      return option(this.props, "languages") || [""];
    },
    texts() {
      const value = plain(this.props.value);
      if (!value) return {};
      return typeof value === "object" ? { ...value } : { [this.languages()[0]]: String(value) };
    },
    change(lang, text) {
      const texts = this.texts();
      if (text) texts[lang] = text;
      else delete texts[lang];
      const filled = Object.keys(texts);
      const first = this.languages()[0];
      if (filled.length === 0) this.props.onChange("");
      else if (filled.length === 1 && filled[0] === first) this.props.onChange(texts[first]);
      else this.props.onChange(texts);
    },
    render() {
      const texts = this.texts();
      const languages = this.languages();
      return h("div", { id: this.props.forID, className: this.props.classNameWrapper },
        languages.map((lang) => h("label", { key: lang }, languages.length > 1 ? lang : "",
          h("textarea", { rows: 2, lang, style, value: texts[lang] || "",
            onChange: (event) => this.change(lang, event.target.value) }))));
    },
  }));

  // A text in a field of which the value is made, and from which the text is made again: what is being
  // typed stays as it was typed.
  const written = (tag, more, toText, toValue) => createClass({
    getInitialState() {
      return { text: toText(plain(this.props.value), this.props) };
    },
    change(text) {
      this.setState({ text });
      this.props.onChange(toValue(text, this.props));
    },
    render() {
      return h(tag, { ...more, id: this.props.forID, className: this.props.classNameWrapper, style, value: this.state.text,
        onFocus: this.props.setActiveStyle, onBlur: this.props.setInactiveStyle,
        onChange: (event) => this.change(event.target.value) });
    },
  });

  // A word, a number, or several words with commas between.
  CMS.registerWidget("cabildo-words", written("input", { type: "text" },
    (value) => (Array.isArray(value) ? value.join(", ") : value === undefined || value === null ? "" : String(value)),
    (text, props) => {
      const words = text.split(",").map((word) => word.trim()).filter(Boolean);
      const only = words.length === 1 && option(props, "words").length > 0;
      const alone = only && (option(props, "words").includes(words[0]) || typed(words[0], props) !== words[0]);
      if (words.length === 0) return undefined;
      return alone || !option(props, "lists") ? typed(text.trim(), props) : words.map((word) => typed(word, props));
    }));

  // Names with something said of each, a line each: `name: value`; where a name may stand alone, `name`.
  const lines = (value) => {
    if (!value) return [];
    if (Array.isArray(value)) return value.flatMap(lines);
    return typeof value === "object" ? Object.entries(value).map(([name, said]) => `${name}: ${said}`) : [String(value)];
  };
  CMS.registerWidget("cabildo-pairs", written("textarea", { rows: 3 },
    (value) => lines(value).join("\n"),
    (text, props) => {
      const pairs = text.split("\n").map((line) => line.trim()).filter(Boolean).map((line) => {
        const [, name, said] = /^(.*?)\s*:\s+(.*)$/.exec(line) || [null, line.replace(/:$/, ""), ""];
        return [name, typed(said.replace(/^"(.*)"$/, "$1"), props)];
      });
      if (pairs.length === 0) return undefined;
      if (!option(props, "alone") || pairs.every(([, said]) => said !== "")) return Object.fromEntries(pairs);
      return pairs.map(([name, said]) => (said === "" ? name : { [name]: said }));
    }));

  // Texts in several languages, one below the other. The list of the CMS takes the languages of a text for
  // the keys of a record, so it is handed a record around each.
  const list = CMS.getWidget("list").control;
  CMS.registerWidget("cabildo-texts", createClass({
    getWrappedInstance() {
      return this.inner || this;
    },
    render() {
      const { value, onChange } = this.props;
      const record = this.props.field.clear();
      // Fields of its own would make the CMS look for them in the texts when it saves.
      const field = this.props.field.set("fields", this.props.field.get("texts"));
      const isList = Boolean(value) && typeof value.push === "function";
      // A text that stands alone is a list of one.
      const texts = isList ? value : isEmpty(value) ? undefined : record.toList().push(value);
      const records = texts && texts.map((text) => {
        const shown = text && typeof text.valueSeq === "function" ? text.valueSeq().join(" / ") : text;
        return record.set("text", text).set("shown", shown);
      });
      return h(list, { ...this.props, field, value: records, ref: (one) => { this.inner = one; },
        onChange: (changed, about) => onChange(changed && changed.map((one) => one.get("text")), about) });
    },
  }));

  // A list or a record instead of which one word may stand: the word has a field of its own.
  for (const kind of ["list", "object"]) {
    const { control } = CMS.getWidget(kind);
    CMS.registerWidget(`cabildo-${kind}`, createClass({
      getWrappedInstance() {
        return this.inner || this;
      },
      render() {
        const { onChange, classNameWrapper } = this.props;
        // The CMS begins with a record what it does not know as a list: that is none yet.
        const isRecord = Boolean(this.props.value) && typeof this.props.value.mapKeys === "function";
        const value = kind === "list" && isRecord ? undefined : this.props.value;
        const words = option(this.props, "words") || [];
        const isWord = typeof value === "string" || typeof value === "number";
        const isEmpty = !value || value.size === 0;
        const field = h("input", { key: "word", type: "text", style, className: classNameWrapper, placeholder: words.join(" | "),
          value: isWord ? String(value) : "", onChange: (event) => onChange(event.target.value || undefined) });
        const inner = h(control, { key: "all", ...this.props, value: isWord ? undefined : value, ref: (one) => { this.inner = one; } });
        return h("div", {}, isWord ? [field] : isEmpty ? [field, inner] : [inner]);
      },
    }));
  }
})();
