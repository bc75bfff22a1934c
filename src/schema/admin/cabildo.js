// A field whose text stands in one language or in several: plain where only the first is filled, by
// language where there are more. What was plain stays plain.
"use strict";
(() => {
  const { CMS, createClass, h } = window;
  const control = createClass({
    languages() {
      const listed = this.props.field.get("languages");
      return listed ? listed.toJS() : [""];
    },
    texts() {
      const { value } = this.props;
      if (!value) return {};
      if (typeof value === "string") return { [this.languages()[0]]: value };
      return typeof value.toJS === "function" ? value.toJS() : { ...value };
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
          h("textarea", {
            rows: 2,
            lang,
            style: { width: "100%", font: "inherit" },
            value: texts[lang] || "",
            onChange: (event) => this.change(lang, event.target.value),
          }))));
    },
  });
  CMS.registerWidget("cabildo-text", control);
})();
