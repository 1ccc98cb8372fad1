// Pasting from Word, LibreOffice or Google Docs into a rich text editor of the admin.
//
// Wagtail's editor turns what it may not keep into paragraphs without a word: a "Heading 1" where only
// headings 2 to 4 are allowed, lists that Word writes as paragraphs, tables, pictures. This script stands
// before it: it writes the clipboard's HTML anew with what the editor in question allows, hands that to
// the editor as if it had been pasted, and says below the editor what was kept and what was left out.
(() => {
  const words = JSON.parse(document.currentScript.dataset.words);
  const HEADINGS = [["header-two", "h2"], ["header-three", "h3"], ["header-four", "h4"], ["header-five", "h5"], ["header-six", "h6"]];
  const LISTS = { ul: "unordered-list-item", ol: "ordered-list-item" };
  const BLOCKS = "p,div,blockquote,pre,section,article,header,footer,figure,figcaption,dl,dt,dd,tr,td,th,center,address";
  const NO_WORDS = "style,script,title,meta,link,xml,template,noscript,del";
  const PICTURES = "img,svg,picture,object,video,iframe,canvas,v\\:shape,v\\:imagedata";
  const NO_COLOUR = new Set(["", "black", "windowtext", "inherit", "initial", "auto", "currentcolor", "rgb(0, 0, 0)"]);
  const ours = new WeakSet();

  // What the editor around `target` may hold, or null where `target` is in none.
  function allowedIn(target) {
    const wrapper = target.closest?.("[data-draftail-editor-wrapper]");
    const inputs = wrapper ? [...wrapper.parentNode.querySelectorAll("input")] : [];
    const props = inputs.find((input) => input.draftailEditor)?.draftailEditor.props;
    if (!props) return null;
    const has = (list, type) => (list || []).some((item) => item.type === type);
    const link = (props.entityTypes || []).find((item) => item.type === "LINK");
    return {
      wrapper,
      headings: HEADINGS.filter(([type]) => has(props.blockTypes, type)).map(([, tag]) => tag),
      lists: Object.keys(LISTS).filter((tag) => has(props.blockTypes, LISTS[tag])),
      bold: has(props.inlineStyles, "BOLD"),
      link: link ? new RegExp(link.allowlist?.href || "^https?:") : null,
    };
  }

  // --- reading what was pasted: a flat row of blocks, each a heading, a list item or a paragraph ---

  class Reader {
    constructor(allowed) {
      this.allowed = allowed;
      this.blocks = [];
      this.block = null;
      this.kept = {};
      this.left = {};
    }

    leave(what, count = 1) { this.left[what] = (this.left[what] || 0) + count; }

    begin(type, more = {}) {
      this.end();
      this.block = { type, html: "", empty: true, ...more };
    }

    end() {
      if (this.block && !this.block.empty) this.blocks.push(this.block);
      this.block = null;
    }

    words(text, marks) {
      let plain = text.replace(/[\s\u00a0]+/g, " ");
      if (!plain.trim() && (!this.block || this.block.empty)) return;
      if (!this.block) this.begin("p");
      if (this.block.empty || this.block.spaced) plain = plain.trimStart();
      if (!plain) return;
      this.block.empty = false;
      this.block.spaced = plain.endsWith(" ");
      let html = plain.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
      if (marks.bold && this.allowed.bold && this.block.type !== "heading") {
        html = `<strong>${html}</strong>`;
        if (plain.trim()) this.kept.bold = true;
      }
      if (marks.href && plain.trim()) {
        const link = document.createElement("a");
        link.setAttribute("href", marks.href);
        link.innerHTML = html;
        html = link.outerHTML;
      }
      this.block.html += html;
    }

    read(node, marks = {}, list = null) {
      for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) this.words(child.data, marks);
        else if (child.nodeType === Node.ELEMENT_NODE) this.element(child, marks, list);
      }
    }

    element(element, marks, list) {
      const style = element.getAttribute("style") || "";
      const tag = element.localName;
      if (/mso-element:\s*comment/i.test(style) || element.matches(".MsoCommentReference")) return this.leave("comments");
      if (/mso-list:\s*ignore/i.test(style)) return undefined;
      if (element.matches(NO_WORDS)) return tag === "del" ? this.leave("deletions") : undefined;
      if (element.matches(PICTURES)) return this.leave("pictures");
      if (tag === "br") {
        if (this.block && !this.block.empty) {
          this.block.html += "<br>";
          this.block.spaced = true;
        }
        return undefined;
      }
      if (/^h[1-6]$/.test(tag)) return this.inBlock(element, marks, list, "heading", { level: Number(tag[1]) });
      if (tag === "ul" || tag === "ol") return this.list(element, marks, list, tag);
      if (tag === "li") return this.inBlock(element, marks, list, list?.tag || "ul", { depth: list?.depth || 0 });
      const wordList = /mso-list:\s*l\d+\s+level(\d)/i.exec(style);
      if (wordList && tag === "p") return this.inBlock(element, marks, list, markerOf(element), { depth: Number(wordList[1]) - 1 });
      if (tag === "table") this.leave("tables");
      if (tag === "table" || element.matches(BLOCKS)) return this.paragraph(element, marks, list);
      return this.read(element, this.marked(element, tag, marks), list);
    }

    inBlock(element, marks, list, type, more) {
      this.begin(type, more);
      this.read(element, this.marked(element, element.localName, marks), list);
      this.end();
    }

    list(element, marks, list, tag) {
      this.end();
      this.read(element, marks, { tag, depth: list ? list.depth + 1 : 0 });
      this.end();
    }

    // A paragraph of its own, or the first one in a list item or heading, which it does not end.
    paragraph(element, marks, list) {
      const inside = this.block && this.block.empty && this.block.type !== "p";
      if (!inside) this.begin("p");
      this.read(element, this.marked(element, element.localName, marks), list);
      if (!inside) this.end();
    }

    // The marks inside `element`; what it looks like beyond them is left out, and counted.
    marked(element, tag, marks) {
      const style = element.style;
      const next = { ...marks };
      if (tag === "b" || tag === "strong") next.bold = true;
      if (style.fontWeight) next.bold = style.fontWeight === "bold" || Number(style.fontWeight) >= 600;
      if (element.textContent.trim()) {
        if (tag === "i" || tag === "em" || style.fontStyle === "italic") this.leave("italics");
        const line = `${style.textDecoration} ${style.textDecorationLine}`;
        if (!marks.inLink && tag !== "a" && (tag === "u" || line.includes("underline"))) this.leave("underlining");
        if (tag === "s" || tag === "strike" || line.includes("line-through")) this.leave("strikethrough");
        const colour = (style.color || element.getAttribute("color") || "").toLowerCase();
        if (!marks.inLink && tag !== "a" && !NO_COLOUR.has(colour)) this.left.colours = true;
      }
      if (tag === "a" && element.hasAttribute("href")) {
        next.inLink = true; // its colour and line are the link's own
        next.href = this.link(element);
      }
      return next;
    }

    link(element) {
      const href = element.getAttribute("href").trim();
      if (this.allowed.link?.test(href) && !href.startsWith("#")) {
        this.kept.links = (this.kept.links || 0) + 1;
        return href;
      }
      if (element.textContent.trim()) this.leave(this.allowed.link ? "dead_links" : "links");
      return null;
    }
  }

  // Word writes a list item as a paragraph that begins with its number or sign.
  function markerOf(paragraph) {
    const marker = [...paragraph.querySelectorAll("[style]")].find((item) => /mso-list:\s*ignore/i.test(item.getAttribute("style")));
    return /^\W?[0-9a-z]{1,4}[.)]/i.test((marker || paragraph).textContent.trim()) ? "ol" : "ul";
  }

  // --- writing it anew -----------------------------------------------------------------------------

  // The highest level that was pasted becomes the highest that is allowed here, so that none is skipped.
  function settleHeadings(reader) {
    const found = reader.blocks.filter((block) => block.type === "heading");
    const levels = [...new Set(found.map((block) => block.level))].sort();
    const { headings } = reader.allowed;
    for (const block of found) block.type = headings[Math.min(levels.indexOf(block.level), headings.length - 1)] || "p";
    if (found.length && headings.length) reader.kept.headings = found.length;
    else if (found.length) reader.leave("headings", found.length);
  }

  function settleLists(reader) {
    const { lists } = reader.allowed;
    let before = null;
    for (const block of reader.blocks) {
      const isItem = block.type in LISTS;
      const begins = isItem && (!before || (block.depth === 0 && before !== block.type));
      if (begins && lists.length) reader.kept.lists = (reader.kept.lists || 0) + 1;
      else if (begins) reader.leave("lists");
      if (!isItem) before = null;
      else if (begins || block.depth === 0) before = block.type;
      if (isItem && !lists.includes(block.type)) block.type = lists[0] || "p";
    }
  }

  function write(blocks) {
    const root = document.createElement("div");
    const open = []; // the lists around the next item, outermost first
    for (const block of blocks) {
      const isItem = block.type in LISTS;
      if (!isItem) open.length = 0;
      const element = document.createElement(isItem ? "li" : block.type);
      element.innerHTML = block.html;
      if (isItem) {
        const depth = Math.min(block.depth, open.length);
        open.length = Math.min(open.length, depth + 1);
        if (open[depth]?.localName !== block.type) {
          open.length = depth;
          open[depth] = document.createElement(block.type);
          const parent = depth ? open[depth - 1].lastElementChild : root;
          parent.append(open[depth]);
        }
        open[depth].append(element);
      } else root.append(element);
    }
    return root.innerHTML;
  }

  // --- saying it -----------------------------------------------------------------------------------

  function named(counts) {
    return Object.entries(counts).map(([what, count]) => {
      const more = [count === true ? null : count, words[`${what}_hint`]].filter(Boolean).join("; ");
      return more ? `${words[what]} (${more})` : words[what];
    }).join(", ");
  }

  function say(wrapper, reader) {
    let note = wrapper.nextElementSibling?.matches(".paste-note") ? wrapper.nextElementSibling : null;
    if (!note) {
      note = document.createElement("div");
      note.className = "paste-note help-block help-info";
      note.setAttribute("role", "status");
      note.innerHTML = '<svg class="icon icon-help icon" aria-hidden="true"><use href="#icon-help"></use></svg><span></span>';
      wrapper.after(note);
    }
    const kept = named(reader.kept);
    const left = named(reader.left);
    note.hidden = !kept && !left;
    // In the next turn: a status that is new on the page is read aloud only when it changes.
    setTimeout(() => {
      note.lastElementChild.textContent = [kept && `${words.kept} ${kept}.`, left ? `${words.left} ${left}.` : words.nothing].filter(Boolean).join(" ");
    }, 100);
  }

  document.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html");
    // The editor knows its own copies better than anybody.
    if (!html || ours.has(event) || html.includes("data-draftjs-conductor-fragment")) return;
    const allowed = allowedIn(event.target);
    if (!allowed) return;
    const reader = new Reader(allowed);
    reader.read(new DOMParser().parseFromString(html, "text/html").body);
    reader.end();
    settleHeadings(reader);
    settleLists(reader);
    const data = new DataTransfer();
    data.setData("text/html", write(reader.blocks));
    data.setData("text/plain", event.clipboardData.getData("text/plain"));
    const anew = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    if (!anew.clipboardData) return; // a browser that makes no such events: the editor does what it can
    ours.add(anew);
    event.preventDefault();
    event.stopImmediatePropagation();
    event.target.dispatchEvent(anew);
    say(allowed.wrapper, reader);
  }, { capture: true });
})();
