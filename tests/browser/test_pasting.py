"""What is pasted from a word processor into the real editor, and what is saved of it."""

# ruff: noqa: E501 - the clipboards of Word and Google Docs have long lines

import re
from typing import Any

from django.urls import reverse
from playwright.sync_api import Page, expect

from campaigns.models import ActionPage, CampaignPage

from .. import factories

WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>h1 {color: #2E74B5}</style>
<title>x</title></head><body lang=EN-GB><!--StartFragment-->
<h1><span style='font-size:16.0pt;color:#2E74B5'>What we saw<o:p></o:p></span></h1>
<p class=MsoNormal>A <b>bold</b> word, <i>a leaning one</i> and <a href="https://example.org/report">a report</a>.</p>
<h2>In the north<o:p></o:p></h2>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
 style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
 </span></span></span><![endif]>Beds<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;
 </span></span>for a night</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;
 </span></span>Permits</p>
<p class=MsoNormal>Then:<a href="#_ftn1"><span class=MsoFootnoteReference>[1]</span></a></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Ask</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>Wait</p>
<table><tr><td><p class=MsoNormal>Year</p></td><td><p class=MsoNormal>Beds</p></td></tr></table>
<p class=MsoNormal><img width=100 height=50 src="file:///C:/clip_image001.jpg"><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>Red <span style='color:red'>words</span> and <del>gone</del> ones
<a href="file:///C:/x.docx">from my desk</a>.</p>
<!--EndFragment--></body></html>
"""
GOOGLE = """
<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">
<h2 dir="ltr"><span style="font-size:16pt;color:#000000;font-weight:700;font-style:normal">Who may come</span></h2>
<p dir="ltr"><span style="font-weight:400;color:#000000;background-color:transparent">Open to </span><span
 style="font-weight:700;color:#000000">everybody</span><span style="font-weight:400">, see </span><a
 href="https://example.org/" style="text-decoration:none;"><span
 style="color:#1155cc;text-decoration:underline;font-weight:400">the map</span></a></p>
<ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400">By train</span></p></li>
<ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>at night</span></p></li></ul>
<li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>On foot</span></p></li></ul>
<h4 dir="ltr"><span>Small print</span></h4><p dir="ltr"><span style="font-weight:400">None.</span></p></b>
"""
LIBRE = """
<html><body lang="en-GB"><h1 class="western">Title</h1><p style="margin-bottom: 0cm">Words by
<a href="mailto:office@example.org">mail</a></p><ol><li><p>One</p></li><li><p>Two</p></li></ol></body></html>
"""
PASTE = """(target, [html, text]) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", text);
    target.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def paste(editor: Page, html: str) -> None:
    field = editor.locator(".public-DraftEditor-content").first
    field.focus()
    field.evaluate(PASTE, [html, re.sub("<[^>]+>", "", html)])


def saved(editor: Page, words: str) -> None:
    """Save the draft, once the editor has handed the paste to the form: its fields then hold `words`."""
    editor.wait_for_function(
        "words => [...document.querySelectorAll('input')].some(input => input.value.includes(words))",
        arg=words,
    )
    with editor.expect_navigation():
        editor.get_by_role("button", name="Save draft").first.click()


def open_prose(site: Any, editor: Page) -> CampaignPage:
    """Open a page whose body holds one empty paragraph block."""
    campaign = factories.campaign_page(body=[("paragraph", "")])
    editor.goto(site.url + reverse("wagtailadmin_pages:edit", args=[campaign.pk]))
    return campaign


def prose(campaign: CampaignPage) -> str:
    block = CampaignPage.objects.get(pk=campaign.pk).get_latest_revision_as_object().body[0]
    return re.sub(r' data-block-key="[^"]*"', "", block.value.source)


def note(editor: Page) -> str:
    box = editor.locator(".paste-note")
    expect(box).to_contain_text(".")
    return box.inner_text()


def test_word(site: Any, editor: Page) -> None:
    campaign = open_prose(site, editor)
    paste(editor, WORD)
    said = note(editor)
    saved(editor, "from my desk")
    assert prose(campaign) == (
        "<h2>What we saw</h2>"
        '<p>A <b>bold</b> word, a leaning one and <a href="https://example.org/report">a report</a>.</p>'
        "<h3>In the north</h3>"
        "<ul><li>Beds<ul><li>for a night</li></ul></li><li>Permits</li></ul>"
        "<p>Then:[1]</p><ol><li>Ask</li><li>Wait</li></ol>"
        "<p>Year</p><p>Beds</p><p>Red words and ones from my desk.</p>"
    )
    assert said == (
        "Kept: bold, links (1), headings (2), lists (2). Left out: colours, italics (1), "
        "links that lead to no web page (2; their words are kept), "
        "tables (1; their words are kept as paragraphs), pictures (1; upload them as images), "
        "words that were marked as deleted (1)."
    )


def test_google_docs(site: Any, editor: Page) -> None:
    campaign = open_prose(site, editor)
    paste(editor, GOOGLE)
    said = note(editor)
    saved(editor, "Small print")
    assert prose(campaign) == (
        '<h2>Who may come</h2><p>Open to <b>everybody</b>, see <a href="https://example.org/">the map</a></p>'
        "<ul><li>By train<ul><li>at night</li></ul></li><li>On foot</li></ul><h3>Small print</h3><p>None.</p>"
    )
    assert said == "Kept: bold, links (1), headings (2), lists (1). Nothing was left out."


def test_libreoffice(site: Any, editor: Page) -> None:
    campaign = open_prose(site, editor)
    paste(editor, LIBRE)
    saved(editor, "Two")
    assert prose(campaign) == (
        '<h2>Title</h2><p>Words by <a href="mailto:office@example.org">mail</a></p><ol><li>One</li><li>Two</li></ol>'
    )


def test_an_editor_that_allows_less_says_so(site: Any, editor: Page) -> None:
    """The text that people sign has no headings, so that each version reads as one piece."""
    action = factories.action_page()
    editor.goto(site.url + reverse("wagtailadmin_pages:edit", args=[action.pk]))
    editor.locator(".public-DraftEditor-content").first.click()
    editor.keyboard.press("Control+a")
    paste(editor, GOOGLE)
    said = note(editor)
    saved(editor, "Small print")
    text = ActionPage.objects.get(pk=action.pk).get_latest_revision_as_object().text
    assert re.sub(r' data-block-key="[^"]*"', "", text) == (
        '<p>Who may come</p><p>Open to <b>everybody</b>, see <a href="https://example.org/">the map</a></p>'
        "<ul><li>By train<ul><li>at night</li></ul></li><li>On foot</li></ul><p>Small print</p><p>None.</p>"
    )
    assert said == "Kept: bold, links (1), lists (1). Left out: headings (2)."


def test_a_paste_takes_the_place_of_what_is_chosen_and_can_be_undone(site: Any, editor: Page) -> None:
    campaign = open_prose(site, editor)
    field = editor.locator(".public-DraftEditor-content").first
    field.click()
    editor.keyboard.type("Old words")
    editor.keyboard.press("Control+a")
    field.evaluate(PASTE, [LIBRE, ""])
    expect(field).not_to_contain_text("Old words")
    editor.keyboard.press("Control+z")
    expect(field).to_contain_text("Old words")
    expect(field).not_to_contain_text("Two")
    assert campaign.pk


def test_plain_words_are_pasted_without_a_word(site: Any, editor: Page) -> None:
    open_prose(site, editor)
    paste(editor, "<p>Just words</p>")
    expect(editor.locator(".public-DraftEditor-content").first).to_contain_text("Just words")
    expect(editor.locator(".paste-note")).to_be_hidden()


def test_html_that_would_act_is_only_words(site: Any, editor: Page) -> None:
    campaign = open_prose(site, editor)
    paste(
        editor,
        '<p onclick="alert(1)">A<img src=x onerror="alert(1)"><a href="javascript:alert(1)">B</a>&lt;b&gt;</p>',
    )
    saved(editor, "AB<b>")
    assert prose(campaign) == "<p>AB&lt;b&gt;</p>"
