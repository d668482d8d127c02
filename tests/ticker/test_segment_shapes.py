"""Shapes of tickers met in the wild, on invented text: what each entry's clock and first words are."""

from __future__ import annotations

import pytest
from invented_ticker import B1, B2, B3, H1, H2, H3, ticker_of

from summarize.models import Ticker

P = "teilt die Stadt mit."
LEAD = "Seit dem Morgen steigt das Wasser. Alle Entwicklungen im Liveblog."


def told(ticker: Ticker) -> list[tuple[str | None, str]]:
    """The clock and the first words of each entry: of its heading, where it has one."""
    return [(entry.clock, entry.heading or entry.content.strip().partition("\n")[0]) for entry in ticker.entries]


TIMED = {
    "clocks glued to the dates of posts": (
        f"14:05 Uhr\n{H1}\n{B1}\n— Eva Beispiel (@eva) 24. September 202513:40 Uhr\n{H2}\n{B2}\n12:57 Uhr\n{H3}\n{B3}",
        [("14:05", H1), ("13:40", H2), ("12:57", H3)],
    ),
    "clock glued to the date of the page": (
        f"7. Dezember 202514.05 Uhr: {B1}\n13.40 Uhr: {B2}\n12.57 Uhr: {B3}",
        [("14:05", B1), ("13:40", B2), ("12:57", B3)],
    ),
    "clock, date and headline glued": (
        f"14:05 Uhr06.06.2025{H1}\n\n{B1}\n13:40 Uhr06.06.2025{H2}\n\n{B2}",
        [("14:05", H1), ("13:40", H2)],
    ),
    "how things stand": (
        f"Sturm\n\nStand 14:05 Uhr:\n\n{B1}\n\nStand 13:40 Uhr:\n\n{B2}",
        [("14:05", B1), ("13:40", B2)],
    ),
    "how things stand, in brackets": (
        f"(Stand: 14:05 Uhr) {B1}\n(Stand: 13:40 Uhr) {B2}",
        [("14:05", B1), ("13:40", B2)],
    ),
    "markup before the clock": (
        f"@@14.05 Uhr\n\n{B1}\n\n@@13.40 Uhr\n\n{B2}\n\n@@12.57 Uhr\n\n{B3}",
        [("14:05", B1), ("13:40", B2), ("12:57", B3)],
    ),
    "a full stop behind the clock": (
        f"Update: 14 Uhr. {B1}\n\nUpdate: 13.40 Uhr. {B2}",
        [("14:00", B1), ("13:40", B2)],
    ),
    "a number and a small letter open the headline": (
        f"14:05 17-Jähriger rettet Deich\n\n{B1}\n\n13:40 {H2}\n\n{B2}\n\n12:57 {H3}\n\n{B3}",
        [("14:05", "17-Jähriger rettet Deich"), ("13:40", H2), ("12:57", H3)],
    ),
    "one clock without its word": (
        f"14.05 Uhr: {H1}\n\n{B1}\n\n13.40 {H2}\n\n{B2}\n\n12.57 Uhr: {H3}\n\n{B3}",
        [("14:05", H1), ("13:40", H2), ("12:57", H3)],
    ),
    "one stamp with a sign, the others without": (
        f"14.05 Uhr {H1}\n\n{B1}\n\n13.40 Uhr {H2}\n\n{B2}\n\n12.57 Uhr: {B3}",
        [("14:05", H1), ("13:40", H2), ("12:57", B3)],
    ),
    "one clock is about": (
        f"8.10 Uhr - {B1}\n\nGegen 7.30 Uhr - {B2}\n\n8.51 Uhr - {B3}",
        [("08:10", B1), ("07:30", B2), ("08:51", B3)],
    ),
    "headlines of two words are no names": (
        f"04:38 Uhr | Bester Film\n\n{B1}\n\n04:30 Uhr | Beste Regie\n\n{B2}\n\n04:20 Uhr | Erster Preis\n\n{B3}",
        [("04:38", "Bester Film"), ("04:30", "Beste Regie"), ("04:20", "Erster Preis")],
    ),
    "a nickname beside each clock": (
        f"14:05 | ebeispiel\n\n{B1}\n13:40 | ebeispiel\n\n{B2}\n12:57 | ebeispiel\n\n{B3}",
        [("14:05", B1), ("13:40", B2), ("12:57", B3)],
    ),
    "the newest clock lacks its word": (
        f"14:05\n\n{B1}\n\n13:40 Uhr\n\n{B2}\n\n12:57 Uhr\n\n{B3}",
        [("14:05", B1), ("13:40", B2), ("12:57", B3)],
    ),
    "the length of a text read out": (
        f"Flut im Liveticker +++ 00:12 {H1} +++\n\n00:00\nDiese Audioversion wurde künstlich generiert. Mehr Infos\n\n"
        f"{B1}\n\n+++ 23:40 {H2} +++\n{B2}",
        [("00:12", H1), ("23:40", H2)],
    ),
    "the page's title has the clock of an entry": (
        f"13:40 Uhr: {H2}\n\n{LEAD}\n\n14:05 Uhr: {H1}\n{B1}\n13:40 Uhr: {H2}\n{B2}\n12:57 Uhr: {H3}\n{B3}",
        [("14:05", H1), ("13:40", H2), ("12:57", H3)],
    ),
    "the page's date alone has a year": (
        f"Flut: der Liveblog\n16.08.2025, 14:10 Uhr\nEva Beispiel\n\nHeute, 14:05 Uhr\n{H1}\n{B1}\n\n"
        f"Heute, 13:40 Uhr\n{H2}\n{B2}\n\nGestern, 22:57 Uhr\n{H3}\n{B3}",
        [("14:05", H1), ("13:40", H2), ("22:57", H3)],
    ),
    "the first stamp has no headline": (
        f"06. Januar, 10:54 Uhr\n{B1}\n05. Januar, 16:15 Uhr - {H2}\n{B2}\n04. Januar, 17:00 Uhr - {H3}\n{B3}",
        [("10:54", B1), ("16:15", H2), ("17:00", H3)],
    ),
    "the newest entry has no stamp yet": (
        f"Flut im Auental\n{LEAD}\nDeich bei Auental gebrochen\n{B1}\n14.05 Uhr: {H1}\n{B1}\n13.40 Uhr: {H2}\n{B2}",
        [(None, "Deich bei Auental gebrochen"), ("14:05", H1), ("13:40", H2)],
    ),
    "headlines between plus signs without a clock among others": (
        f"+++ 14.05 Uhr: {H1} +++\n{B1}\n+++ {H2} +++\n{B2}\n+++ 12.57 Uhr: {H3} +++\n{B3}",
        [("14:05", H1), (None, H2), ("12:57", H3)],
    ),
    "stamps above their text, headlines above the stamps": (
        f"Freitag (22. Januar)\n\n+++ {H1} +++\n06:50 Uhr\n\n{B1}\n\n+++ {H2} +++\n06:10 Uhr\n\n{B2}\n\n"
        f"+++ {H3} +++\n05:45 Uhr\n\n{B3}",
        [("06:50", f"+++ {H1} +++"), ("06:10", f"+++ {H2} +++"), ("05:45", f"+++ {H3} +++")],
    ),
    "an entry that is a post only": (
        f"14:05 Uhr\n{B1}\n13:40 Uhr\nDer Deich hält. pic.twitter.com/abc\n12:57 Uhr\n{B3}",
        [("14:05", B1), ("13:40", "Der Deich hält. pic.twitter.com/abc"), ("12:57", B3)],
    ),
    "all line breaks are lost": (
        f"{LEAD} {H1} 14.05 Uhr: {B1} {H2} 13.40 Uhr: {B2} {H3} 12.57 Uhr: {B3} Das Fest "
        "ist um 22.00 Uhr: Eintritt frei.",
        [("14:05", H1), ("13:40", H2), ("12:57", H3)],
    ),
    "all line breaks and signs are lost": (
        f"{LEAD} 14.05 Uhr {B1} 13.40 Uhr {B2} 12.57 Uhr {B3}",
        [("14:05", B1), ("13:40", B2), ("12:57", B3)],
    ),
    "the page's date opens its title": (
        f"14. Oktober 2025, 14:10 Uhr Flut in Auental\n\n{LEAD}\n\n14.05 Uhr\n\n{B1}\n\n13.40 Uhr\n\n{B2}",
        [("14:05", B1), ("13:40", B2)],
    ),
    "one clock with a colon and without its word": (
        f"14.05 Uhr: {B1}\n13.40: {B2}\n12.57 Uhr: {B3}",
        [("14:05", B1), ("13:40", B2), ("12:57", B3)],
    ),
    "numbered updates": (
        f"Update 3 und Ende des Livetickers, 14:05 Uhr MEZ:\n\n{B1}\n\nUpdate 2, 13:40 Uhr MEZ:\n\n{B2}",
        [("14:05", B1), ("13:40", B2)],
    ),
    "the end of the ticker is a headline": (
        f"Flut\n\n{LEAD}\n\nEnde des Liveblogs\n\n16.08.2025 14:05 Uhr\n\n{B1}\n\n+ + +\n\n{H2}\n\n"
        f"16.08.2025 13:40 Uhr\n\n{B2}\n\n+ + +\n\n{H3}\n\n16.08.2025 12:57 Uhr\n\n{B3}",
        [("14:05", "Ende des Liveblogs"), ("13:40", H2), ("12:57", H3)],
    ),
    "one plus sign on either side": (
        f"+ 14:05 Uhr + {H1}\n\n{B1}\n\n+ 13:40 Uhr + {H2}\n\n{B2}",
        [("14:05", H1), ("13:40", H2)],
    ),
    "clocks in brackets before plus signs": (
        f"Auental/ABC - (14:05) +++ {B1}\n(13:40) +++ {B2}\n(12:57) +++ {B3}",
        [("14:05", B1), ("13:40", B2), ("12:57", B3)],
    ),
    "bullets in one paragraph": (
        f"● 14.05 Uhr {B1} ● 14.40 Uhr {B2} ● 15.57 Uhr {B3}",
        [("14:05", f"{B1} ●"), ("14:40", f"{B2} ●"), ("15:57", B3)],
    ),
    "headlines in plus signs above clocks in brackets": (
        f"+++ {H1} +++\n[14.05] {B1}\n+++ {H2} +++\n[13:40 Uhr] {B2}\n+++ {H3} +++\n[12.57 Uhr] {B3}",
        [("14:05", f"+++ {H1} +++"), ("13:40", f"+++ {H2} +++"), ("12:57", f"+++ {H3} +++")],
    ),
    "a day without a clock and a quotation": (
        f"Update: 14. Februar. „Auental“ steht unter Wasser. {B1}\n\nUpdate: 11. Februar, 18.59 Uhr. {B2}",
        [(None, f"„Auental“ steht unter Wasser. {B1}"), ("18:59", B2)],
    ),
    "the page's title repeats the first entry": (
        f"Liveticker: Flut : +++ 14:05 {H1} +++\n\nDie Flut hält an. Zum Wetter geht es hier.\n\n+++ 14:05 {H1} +++\n"
        f"{B1}\n\n+++ 13:40 {H2} +++\n{B2}\n\n+++ 12:57 {H3} +++\n{B3}",
        [("14:05", H1), ("13:40", H2), ("12:57", H3)],
    ),
    "the first entry comes twice, once cut short": (
        f"14:05 Uhr - {H1}{B1[:40]} […] Aktion\n\n14:05 Uhr - {H1}\n\n{B1}\n\n13:40 Uhr - {H2}\n{B2}\n\n"
        f"12:57 Uhr - {H3}\n{B3}",
        [("14:05", H1), ("13:40", H2), ("12:57", H3)],
    ),
    "a programme below its headline": (
        f"11.00: {B1}\n10.30: {B2}\n10.00: {B3}\n9.40: {B1}\nDas Programm am Samstag\n12.30 Uhr: Start der Abfahrt\n"
        "18.15 Uhr: Auslosung der Nummern\n19.00 Uhr: Siegerehrung",
        [("11:00", B1), ("10:30", B2), ("10:00", B3), ("09:40", B1)],
    ),
    "short dates without a full stop": (
        f"Flut\n\n28.05 - 10:55 Uhr\n\n{B1}\n\n27.05. - 16: 53 Uhr\n\n{B2}",
        [("10:55", B1), ("16:53", B2)],
    ),
    "how things stand, alone and not": (
        f"(Stand: 16.09., 8 Uhr) {B1}\n(Stand: 12:30 Uhr)\n{B2}\n(Stand 17:00 Uhr) {B3}",
        [("08:00", B1), ("12:30", B2), ("17:00", B3)],
    ),
    "a chronicle in bullets": (
        f"- kurz vor 9.30 Uhr: {B1}\n- 9.33 Uhr: {B2}\n- gegen 10.00 Uhr: {B3}",
        [("09:30", B1), ("09:33", B2), ("10:00", B3)],
    ),
    "dates with about": (
        f"Flut in Auental\n\n09.11.10, gegen 09:48 Uhr: {B1}\n09.11.10, 09:40 Uhr: {B2}",
        [("09:48", B1), ("09:40", B2)],
    ),
    "the page's date before its place": (
        f"Liveticker\n25.12.2025 06:22 | Auental, Stadt\n{LEAD}\n\n+++ 19:00 Uhr +++\n{B1}\n\n+++ 18:52 Uhr +++\n{B2}",
        [("19:00", B1), ("18:52", B2)],
    ),
    "a credit glued to a stamp": (
        f"+++ {H1} +++\nFoto: Eva Beispiel/ dpa[18.11 Uhr] {B1}\n+++ {H2} +++\n[17.56 Uhr] {B2}",
        [("18:11", f"+++ {H1} +++"), ("17:56", f"+++ {H2} +++")],
    ),
    "whom to call": (
        f"Flut\n{LEAD}\nHotlines für Auental\n{B1}\n14.05 Uhr: {H1}\n{B1}\n13.40 Uhr: {H2}\n{B2}",
        [("14:05", H1), ("13:40", H2)],
    ),
    "a slip of the hand in one stamp": (
        f"14.05 Uhr: {B1}\n\n1 3.40 Uhr: {B2}\n\n12.57 Uhr: {B3}",
        [("14:05", B1), ("13:40", B2), ("12:57", B3)],
    ),
    "the word mistaken in one stamp": (
        f"14.05 Uhr: {B1}\n\n13.40 Urh: {B2}\n\n12.57 Uhr: {B3}",
        [("14:05", B1), ("13:40", B2), ("12:57", B3)],
    ),
    "prose behind two clocks without their word, written at the same time": (
        f"14:02: {B1}\n\n14:05 {B2}\n\n13:40 Uhr: {H1}\n\n12:57 Uhr: {B3}",
        [("14:02", B1), ("14:05", B2), ("13:40", H1), ("12:57", B3)],
    ),
    "a day with a headline below a colon": (
        f"Wie es dazu kam, erfährst du im Podcast:\n\n03.08.2021: {H1}\n\n{B1}\n\n23.07., 14:15 Uhr: {H2}\n\n{B2}\n\n"
        f"22.07., 08:55 Uhr: {H3}\n\n{B3}",
        [(None, H1), ("14:15", H2), ("08:55", H3)],
    ),
    "days between plus signs": (
        f"+++ Montag Nachmittag +++\n\n{B1}\n\n+++ Montag 12:15 Uhr +++\n\n{B2}\n\n+++ Freitag +++\n\n{B3}\n\n"
        f"+++ Freitag 9:10 Uhr +++\n\n{H1}, teilt die Stadt mit.",
        [(None, B1), ("12:15", B2), (None, B3), ("09:10", f"{H1}, teilt die Stadt mit.")],
    ),
    "the last update of the page": (
        f"Update: 14:09 Uhr\n{H3} – dies ist der Stand:\n13.53 Uhr – {B1}\n13.43 Uhr – {B2}\n13.41 Uhr – {B3}",
        [("13:53", B1), ("13:43", B2), ("13:41", B3)],
    ),
    "posts of one author": (
        f"Flut\n\n  • 1/31/2020 4:00:02 PM   Eva Beispiel\n    {B1}\n"
        f"  • 1/31/2020 4:00:30 PM   Eva Beispiel\n\n    {B2}\n"
        f"  • 1/31/2020 4:50:58 PM   Eva Beispiel\n    {B3}",
        [("17:00", B1), ("17:00", B2), ("17:50", B3)],
    ),
    "two clocks of a ticker just begun": (
        f"Flut\n\nAlles Weitere im Nachtblog.\n\n08:02\n\n{H1}\n\n{B1}\n\n07:33\n\n{H2}\n\n{B2}",
        [("08:02", H1), ("07:33", H2)],
    ),
    "headlines below a list's headline": (
        f"{H1}\n\n14.05 Uhr: {B1}\n\n{H2}\n\n13.40 Uhr: {B2}\n\nAuch interessant\n\n{H3}\n\n12.57 Uhr: {B3}",
        [("14:05", H1), ("13:40", H2), ("12:57", H3)],
    ),
    "a link below a list's headline": (
        f"14.05 Uhr: {B1}\n\nAuch interessant\n\n{H3}\n\n13.40 Uhr: {B2}\n\n12.57 Uhr: {B3}",
        [("14:05", B1), ("13:40", B2), ("12:57", B3)],
    ),
    "a farewell with the day, a picture and its file": (
        f"22:56 Uhr\n\nDas war Montag, 23. März 2015\n\n2015-03-23T213751Z_flut.JPG1286.jpg\n\n(Foto: REUTERS)\n\n"
        f"{B1}\n\n22:35 Uhr\n\n{H2}\n\n{B2}\n\n22:17 Uhr\n\n{H3}\n\n{B3}",
        [("22:56", "Das war Montag, 23. März 2015"), ("22:35", H2), ("22:17", H3)],
    ),
    "headlines glued between texts and clocks": (
        f"Flut\n\nAlle Infos im Newsblog.Das Wasser steigt, hier die Lage:{H1}14.05 Uhr: {B1}{H2}13.40 Uhr: {B2}"
        f"{H3}12.57 Uhr: {B3}",
        [("14:05", H1), ("13:40", H2), ("12:57", H3)],
    ),
    "clocks glued to the texts before and behind them": (
        f"Das Rennen im Liveticker.14:05 Uhr:{B1}13:40 Uhr:{B2} 12:57 Uhr: {B3}",
        [("14:05", B1), ("13:40", B2), ("12:57", B3)],
    ),
    "days with text and no clock among clocks": (
        f"Flut\n\nSamstag, 11. Dezember\n\n{B1}\n\nDienstag, 14. Dezember\n\n{B2}\n\n20.04 Uhr\n\n{B3}\n\n"
        f"Mittwoch, 15. Dezember\n\n{H1}, teilt die Stadt mit.\n\n20.13 Uhr\n\n{H2}, teilt die Stadt mit.",
        [
            (None, B1),
            (None, B2),
            ("20:04", B3),
            (None, f"{H1}, teilt die Stadt mit."),
            ("20:13", f"{H2}, teilt die Stadt mit."),
        ],
    ),
    "a bullet without its clock": (
        f"Flut\n\n  •\n    {B1}\n  • 14:05\n    {B2}\n  • 13:40\n    {B3}\n  • 12:57\n    {H1}, teilt die Stadt mit.",
        [(None, B1), ("14:05", B2), ("13:40", B3), ("12:57", f"{H1}, teilt die Stadt mit.")],
    ),
    "a number before a small letter": (
        f"00.18 {B1}\n\n00.09 {B2}\n\n00.08 25 der 39 Länder haben ihre Punkte vergeben.\n\n00.06 {B3}",
        [("00:18", B1), ("00:09", B2), ("00:08", "25 der 39 Länder haben ihre Punkte vergeben."), ("00:06", B3)],
    ),
    "the newest entry has no stamp below a list of news": (
        f"Der Ticker von Dienstag zum Nachlesen\n\n  • {H2}\n  • {H3}\n\nAktualisieren\n\n{H1}\n\n{B1}\n\n"
        f"19.49 Uhr: {H2}\n\n{B2}\n\n18.21 Uhr: {H3}\n\n{B3}",
        [(None, H1), ("19:49", H2), ("18:21", H3)],
    ),
    "places beside clocks": (
        f"Am Deich / 14:05 Uhr\n{H1}\n{B1}\n\nHafen / 13:40 Uhr\n{H2}\n{B2}\n\nFestzelt / 12:57 Uhr\n{H3}\n{B3}",
        [("14:05", H1), ("13:40", H2), ("12:57", H3)],
    ),
    "the head of the page repeats the first entry above its date": (
        f"Der Tag im Liveticker\n+++ 17:58 {H1} +++\n14.02.2026, 18:02 Uhr\n\n+++ 17:58 {H1} +++\n{B1}\n\n"
        f"+++ 17:02 {H2} +++\n{B2}\n\n+++ 15:44 {H3} +++\n{B3}",
        [("17:58", H1), ("17:02", H2), ("15:44", H3)],
    ),
    "the topic before each update": (
        f"Flut in Auental, Update Donnerstag, 5. Juli, 15.43 Uhr:\n\n{B1}\n\n"
        f"Flut in Auental, Update Donnerstag, 5. Juli, 10.19 Uhr:\n\n{B2}",
        [("15:43", B1), ("10:19", B2)],
    ),
    "the page's last change above dated posts": (
        f"| 12.53 Uhr\n\nEntwarnung in Auental\n\n  • 8/8/17 10:27 AM\n    {B1}\n  • 8/8/17 10:13 AM\n    {B2}\n"
        f"  • 8/8/17 9:55 AM\n    {B3}",
        [("12:27", B1), ("12:13", B2), ("11:55", B3)],
    ),
    "two clocks and prose of a ticker just begun": (
        f"Der Ticker startet um 6:34 Uhr\n\n11:25 {B1}\n\n10:03 {B2}",
        [("11:25", B1), ("10:03", B2)],
    ),
    "changes in brackets": (
        f"(Aktualisiert um 15.55 Uhr) {B1}\n\n(Aktualisiert um 15.20 Uhr) {B2}\n\n(Aktualisiert um 13.45 Uhr) {B3}",
        [("15:55", B1), ("15:20", B2), ("13:45", B3)],
    ),
    "a message glued to the date of the page": (
        f"+++ Liveticker zur Flut +++\n15.11.2015, 00:10 Uhr+++ 09:15 {H1} +++\n{B1}\n+++ 09:00 {H2} +++\n{B2}",
        [("09:15", H1), ("09:00", H2)],
    ),
    "a programme in bullets": (
        f"{H1}\n\n07:49\n{B1}\n\nSo geht es am Deich weiter\n\n07:39\n■ 8.45 Uhr: Messe in der Kirche.\n"
        f"■ 9.15 Uhr: Die Helfer kommen.\n■ 10.30 Uhr: Der Deich wird geprüft.\n\n{H3}\n\n06:57\n{B3}",
        [("07:49", H1), ("07:39", "So geht es am Deich weiter"), ("06:57", H3)],
    ),
    "a list of contents whose end is not told": (
        f"- 14:05 Uhr: {H1}\n- 13:40 Uhr: {H2}\n- 12:57 Uhr: {H3}\n- 12:05 Uhr: Der Deich hält\n"
        f"{H1}\n- 14:05 Uhr\n{B1}\n{H2}\n- 13:40 Uhr\n{B2}\n{H3}\n- 12:57 Uhr\n{B3}",
        [("14:05", H1), ("13:40", H2), ("12:57", H3)],
    ),
    "a day and a month between plus signs": (
        f"+++ Dienstag, 12.05. +++\n\n▸ Deich hält\n\n9.20 Uhr: {H1}\n\n{B1}\n\n8.40 Uhr: {H2}\n\n{B2}",
        [("09:20", H1), ("08:40", H2)],
    ),
    "a name in brackets without a sign": (
        f"• 14:16 Uhr - (Eva Beispiel) {B1}\n• 14:09 Uhr - (Eva Beispiel) {B2}\n• 14:07 Uhr (Ole Muster) {B3}",
        [("14:16", f"(Eva Beispiel) {B1}"), ("14:09", f"(Eva Beispiel) {B2}"), ("14:07", f"(Ole Muster) {B3}")],
    ),
    "the newest entry has no stamp below the page's furniture": (
        f"+++ Ticker: Der Tag in Auental +++ Deich hält\n\n{B3}\n23. Februar 2018, 01:09 Uhr\n(Foto: Eva Beispiel)\n\n"
        f"{H1}\n\n{B1}\n\n22:53 Uhr\n\n{H2}\n\n{B2}\n\n22:50 Uhr\n\n{H3}\n\n{B3} Danach gingen sie heim.",
        [(None, H1), ("22:53", H2), ("22:50", H3)],
    ),
    "authors with their publisher above stamps in English": (
        f"Flut\n\nEva Beispiel, beispiel.de\nJuly 4, 2017 at 8:51 AM\n{B1}\n"
        f"Ole Muster\nJuly 4, 2017 at 10:06 AM\n{B2}\nEva Beispiel, beispiel.de\nJuly 4, 2017 at 10:14 AM\n{B3}",
        [("10:51", B1), ("12:06", B2), ("12:14", B3)],
    ),
    "a question above an entry and below a day line": (
        f"13.45 Uhr: {B1}\n\nFreitag, 15. August 2026\n\nHält der Deich bis Samstag?\n"
        f"22.10 Uhr: {B2}\n\n{H3}\n18.00 Uhr: {B3}",
        [("13:45", B1), ("22:10", "Hält der Deich bis Samstag?"), ("18:00", H3)],
    ),
    "the newest update alone on its line": (
        f"Flut\n\nUpdate, 21.09 Uhr\n{B1}\n\n20.15 Uhr: {B2}\n\n19.40 Uhr: {B3}\n\n19.10 Uhr: {H1}, {P}",
        [("21:09", B1), ("20:15", B2), ("19:40", B3), ("19:10", f"{H1}, {P}")],
    ),
    "today's first entry above yesterday's": (
        f"Flut\n\n9.05 Uhr\n{B1}\n\n15. August, 20.15 Uhr\n{B2}\n\n15. August, 19.40 Uhr\n{B3}\n\n"
        f"15. August, 19.10 Uhr\n{H1}, {P}",
        [("09:05", B1), ("20:15", B2), ("19:40", B3), ("19:10", f"{H1}, {P}")],
    ),
    "a button to the comments above entries with their day": (
        f"9.05 Uhr: {B1}\n\n8.10 Uhr: {B2}\n\nJetzt kommentieren\n\n15. August, 20.15 Uhr: {B3}\n\n"
        f"15. August, 19.40 Uhr: {H1}, {P}",
        [("09:05", B1), ("08:10", B2), ("20:15", B3), ("19:40", f"{H1}, {P}")],
    ),
    "days between plus signs that part the entries": (
        f"+++ 11:20 {H1} +++\n{B1}\n\n+++ Freitag +++\n\n+++ 22:10 {H2} +++\n{B2}\n\n+++ 18:00 {H3} +++\n{B3}",
        [("11:20", H1), ("22:10", H2), ("18:00", H3)],
    ),
    "numbers of people and money": (
        f"• 13:45 340 Helfer am Deich, {P}\n• 12:10 12 Tote nach Deichbruch, {P}\n• 11:20 500 Euro je Haushalt, {P}",
        [
            ("13:45", f"340 Helfer am Deich, {P}"),
            ("12:10", f"12 Tote nach Deichbruch, {P}"),
            ("11:20", f"500 Euro je Haushalt, {P}"),
        ],
    ),
    "a full stop behind each clock": (
        f"Update vom 16. August, 13:45.\n{B1}\n\nUpdate vom 16. August, 12:10.\n{B2}",
        [("13:45", B1), ("12:10", B2)],
    ),
    "a chronology in an entry": (
        f"13.45 Uhr: {B1}\n\n12.30 Uhr: Die Polizei nennt die Zeiten:\n12.21 Uhr: Notruf geht ein\n"
        f"12.23 Uhr: Alarm\n12.26 Uhr: Erste Wehr da\n\n11.15 Uhr: {B2}\n\n10.30 Uhr: {B3}",
        [("13:45", B1), ("12:30", "Die Polizei nennt die Zeiten:"), ("11:15", B2), ("10:30", B3)],
    ),
    "a headline that opens with a possessive": (
        f"13.45 Uhr: {B1}\n\n12.30 Ihr Haus dürfen die Bewohner betreten, {P}\n\n11.20 Uhr: {B3}",
        [("13:45", B1), ("12:30", f"Ihr Haus dürfen die Bewohner betreten, {P}"), ("11:20", B3)],
    ),
    "an entry that says where": (
        f"13:45 Uhr: An dieser Stelle ist der Deich gebrochen. {B1}\n\n11:20 Uhr: {B2}\n\n10:20 Uhr: {B3}",
        [("13:45", f"An dieser Stelle ist der Deich gebrochen. {B1}"), ("11:20", B2), ("10:20", B3)],
    ),
    "messages between minutes of play": (
        f"90. Minute: {B1}\n\n+++ 3.286 Zuschauer sind heute hier. +++\n\n88. Minute: {B2}\n\n84. Minute: {B3}",
        [(None, B1), (None, "3.286 Zuschauer sind heute hier."), (None, B2), (None, B3)],
    ),
    "minutes of play with the score": (
        "Abpfiff\n\nWir verabschieden uns und wünschen einen schönen Abend.\n\nAbpfiff\n\nAuental bleibt vorn.\n\n"
        "90. Minute / Spielstand 1:1\n\nDrei Minuten gibt es obendrauf.\n\n89. Minute / Spielstand 1:1\n\nFreistoß.\n\n"
        "87. Minute / Spielstand 1:1\n\nEcke für Auental.",
        [
            (None, "Wir verabschieden uns und wünschen einen schönen Abend."),
            (None, "Auental bleibt vorn."),
            (None, "Drei Minuten gibt es obendrauf."),
            (None, "Freistoß."),
            (None, "Ecke für Auental."),
        ],
    ),
}


@pytest.mark.parametrize("shape", TIMED)
def test_shapes_with_clocks(shape: str) -> None:
    text, expected = TIMED[shape]
    assert told(ticker_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"• 9/16/2025 9:56:05 PM   Eva Beispiel\n{B1}\n• 9/16/2025 9:48:19 PM   Eva Beispiel\n{B2}",
        f"• 9/16/20259:56:05 PM\n\n{B1}\n\n• 9/16/20259:48:19 PM\n\n{B2}",
        f"Das Protokoll. 9/16/25 9:56 PM {B1} 9/16/25 9:48 PM {B2}",
    ],
)
def test_morning_and_evening_in_english_are_world_time(text: str) -> None:
    ticker = ticker_of(text)
    assert [entry.clock for entry in ticker.entries] == ["23:56", "23:48"]
    assert [entry.content.split()[0] for entry in ticker.entries] == ["Die", "Der"]


TITLE = f"Flut in Auental: der Liveblog\n{LEAD}"
UNTIMED = {
    "headlines": f"{TITLE}\n{H1}\n{B1}\n{H2}\n{B2}\n{H3}\n{B3}",
    "headlines below a title and no lead": f"Ticker zur Flut in Auental\n\n{H1}\n{B1}\n\n{H2}\n{B2}\n\n{H3}\n{B3}",
    "a lead that ends with a colon": (
        f"Liveticker\nHier findest du, was in Auental geschieht:\n{H1}\n{B1}\n{H2}\n{B2}\n{H3}\n{B3}"
    ),
    "a sentence in which the ticker speaks to its reader": (
        f"In unserem Ticker informieren wir Sie über die Flut.\n\n{H1}\n{B1}\n{H2}\n{B2}\n{H3}\n{B3}"
    ),
    "a farewell above the first headline": (
        f"Flut-Blog: Deich hält\n\n{B1}\n\nDas Wichtigste in Kürze:\n\nWir wünschen eine gute Nacht!\n\n"
        f"{H1}\n\n{B1}\n\n{H2}\n\n{B2}\n\n{H3}\n\n{B3}"
    ),
    "a sentence that says so by a verb": (
        f"Die Flut kommt um elf.\nWir tickern sie für euch live.\n{H1}\n{B1}\n{H2}\n{B2}\n{H3}\n{B3}"
    ),
    "a sentence that calls the page a ticker": (
        f"So lief der Freitag in unserem Ticker.\n\n• {H1}\n\n{B1}\n\n• {H2}\n\n{B2}\n\n• {H3}\n\n{B3}"
    ),
    "numbers": f"{TITLE}\n\n  1. {H1}\n\n{B1}\n\n  2. {H2}\n\n{B2}\n\n  3. {H3}\n\n{B3}",
    "rules, a farewell between the first": (
        f"Nachlese\n-\nDamit beenden wir den Ticker.\n-\n{H1}\n{B1}\n-\n{H2}\n{B2}\n-\n{H3}\n{B3}"
    ),
    "a link above a headline": (f"Alles im Ticker\n\n{H1}\n\n{B1}\n\nMehr dazu hier.\n\n{H2}\n\n{B2}\n\n{H3}\n\n{B3}"),
    "rules, the last below the last entry": f"Chat\n-\n{H1}\n{B1}\n-\n{H2}\n{B2}\n-\n{H3}\n{B3}\n-",
    "bullets of a chat": f"Livechat\n\nFlut\n\n  • {H1}\n\n{B1}\n\n  • {H2}\n\n{B2}\n\n  • {H3}\n\n{B3}",
    "rules": f"Ticker am Morgen\n-\n{H1}\n{B1}\n-\n{H2}\n{B2}\n-\n{H3}\n{B3}",
    "days without a year": f"Flut\n\n01/16\n\n{H1}\n{B1}\n\n01/16\n\n{H2}\n{B2}\n\n01/15\n\n{H3}\n{B3}",
}


@pytest.mark.parametrize("shape", UNTIMED)
def test_shapes_without_clocks(shape: str) -> None:
    ticker = ticker_of(UNTIMED[shape])
    assert told(ticker) == [(None, H1), (None, H2), (None, H3)]
    assert [entry.content.strip() for entry in ticker.entries] == [B1, B2, B3]


def test_an_entry_that_announces_a_list_is_no_lead() -> None:
    selection = "Auch am Abend haben die Sender über die Flut berichtet. Hier eine Auswahl der Beiträge:"
    ticker = ticker_of(
        f"Flut-Blog: Deich hält\n\n{B3}\n\nDas Wichtigste in Kürze:\n\nWir wünschen eine gute Nacht!\n\n"
        f"{H1}\n\n{selection}\n\n{H2}\n\n{B2}\n\n{H3}\n\n{B3}"
    )
    assert told(ticker) == [(None, H1), (None, H2), (None, H3)]


def test_a_table_of_results_is_no_ticker() -> None:
    results = "\n".join(f"Fahrerin Nr. {n}\n1:5{n}.82" for n in range(8))
    assert len(ticker_of(f"Ski alpin: Liveticker\n\nAuental, Abfahrt\n\n{results}").entries) <= 1


def test_a_label_above_a_headline_is_no_text() -> None:
    ticker = ticker_of(f"Ticker am Morgen\n-\nTop-Thema\n{H1}\n{B1}\n-\n{H2}\n{B2}\n-\n{H3}\n{B3}")
    assert told(ticker) == [(None, H1), (None, H2), (None, H3)]
    assert [entry.content for entry in ticker.entries] == [B1, B2, B3]


def test_the_numbered_line_is_the_headline() -> None:
    ticker = ticker_of(f"{TITLE}\n1. {H1}\nWelch ein Tag!\n{B1}\n2. {H2}\n{B2}\n3. {H3}\n{B3}")
    assert told(ticker) == [(None, H1), (None, H2), (None, H3)]
    assert ticker.entries[0].content == f"Welch ein Tag!\n{B1}"


def test_bullets_without_headlines() -> None:
    ticker = ticker_of(
        f"Liveticker: Auental\n\nAktuell aus der Stadt.\n• Deich: {B1}\n\n• Schulen: {B2}\n\n• Brücke: {B3}"
    )
    assert [entry.content for entry in ticker.entries] == [f"Deich: {B1}", f"Schulen: {B2}", f"Brücke: {B3}"]


def test_sections_of_an_article_are_no_entries() -> None:
    article = "\n\n".join([B1] * 7)
    assert len(ticker_of(f"{article}\n\n*\n\n{article}\n\n*\n\n{article}\n\n*\n\n{article}").entries) == 1


def test_an_article_that_names_a_ticker_is_no_ticker() -> None:
    head = "Was der Deich kostet\n\nLesen Sie die Entwicklungen in unserem Liveblog."
    text = f"{head}\n\n{H1}\n{B1}\n{H2}\n{B2}\n{H3}\n{B3}"
    assert len(ticker_of(text).entries) == 1


@pytest.mark.parametrize(
    ("first", "last", "order"),
    [
        ("Guten Morgen und herzlich willkommen in Auental.", B2, "oldest-first"),
        (B1, "Damit geht der Tag zu Ende, wir wünschen eine gute Nacht.", "oldest-first"),
        ("Wir verabschieden uns für heute.", B2, "newest-first"),
        (B1, "Guten Morgen! Vor dem Rathaus warten schon viele.", "newest-first"),
    ],
)
def test_greetings_tell_the_order_where_nothing_else_does(first: str, last: str, order: str) -> None:
    ticker = ticker_of(f"{TITLE}\n{H1}\n{first}\n{H2}\n{B3}\n{H3}\n{last}")
    assert ticker.order == order
    assert not any("nothing tells" in warning for warning in ticker.warnings)


def test_captions_that_come_twice_and_prices_are_no_text() -> None:
    text = (
        f"14:05 Uhr\n\n{H1}\n\n{B1}\n\nHelfer am Deich im Morgengrauen.\n"
        f"Helfer am Deich im Morgengrauen. | Foto: ABC/Beispiel\n\n13:40 Uhr\n\n{H2}\n\n{B2}\n\n"
        f"Gold, Feinunze\nGold, Feinunze 3.586,09\n\n{B3}"
    )
    ticker = ticker_of(text)
    inside = [[text[span.start : span.end] for span in entry.inside] for entry in ticker.entries]
    assert not any("Helfer" in entry.content or "Gold" in entry.content for entry in ticker.entries), inside
    assert ticker.entries[1].content.endswith(B3)


def test_marks_without_a_clock_are_no_list_of_contents() -> None:
    ticker = ticker_of(f"Newsblog zur Flut\n\nDonnerstag, 19. März\n+++ {B1}\n+++ {B2}\n+++ {B3}")
    assert [entry.content for entry in ticker.entries] == [B1, B2, B3]


@pytest.mark.parametrize(
    "below",
    [
        "deich_2019.jpg\n\nSo sah der Deich am Morgen aus.\n\n(Foto: dpa)",
        "Blick auf den Deich am Morgen.\nLegende: Der Deich hielt bis zum Mittag. Reuters",
        "Sandsäcke werden an Helfer ausgegeben.\nDer Kreis verteilt im Jahr 265.000 Sandsäcke. Bildrechte: dpa",
        "Der Deich hält weitere Videos",
        "Foto zur Flut: Der Deich am Morgen",
        "Empfohlener externer Inhalt An dieser Stelle befindet sich ein externer Inhalt, der von unserer Redaktion "
        + "empfohlen wird. Er ergänzt den Artikel und kann mit einem Klick angezeigt werden. " * 4,
        "Der Morgen am Deich – meinungsstark. Jetzt anmelden! Mit meiner Anmeldung zum Newsletter stimme ich zu.",
    ],
    ids=[
        "picture",
        "alternative text",
        "alternative text above a caption",
        "videos",
        "picture of the page",
        "embed",
        "newsletter",
    ],
)
def test_what_a_page_puts_between_the_paragraphs_of_an_entry_is_no_text(below: str) -> None:
    ticker = ticker_of(
        f"{H1}\n\n14:05 Uhr: {B1}\n\n{below}\n\n{B3}\n\n{H2}\n\n13:40 Uhr: {B2}\n\n{H3}\n\n12:57 Uhr: {B3}"
    )
    assert ticker.entries[0].content.split("\n") == [B1, B3]


@pytest.mark.parametrize("headline", ["Barrierefreiheit in der Flut", "Datenschutz in Auental", "Umfrage von Montag"])
def test_a_headline_that_opens_like_the_foot_of_a_page(headline: str) -> None:
    ticker = ticker_of(f"14:05 Uhr\n\n{headline}\n\n{B1}\n\n13:40 Uhr\n\n{H2}\n\n{B2}\n\n12:57 Uhr\n\n{H3}\n\n{B3}")
    assert ticker.entries[0].heading == headline


def test_one_entry_with_its_day_is_an_entry() -> None:
    ticker = ticker_of(f"16.08.2025, 13:45 Uhr: {B1}\n\n{B2}")
    assert [entry.clock for entry in ticker.entries] == ["13:45"]


@pytest.mark.parametrize(
    "text",
    [
        f"Start\n\nBlog\n\nTermine\n\n{H1}\n\n{B1}\n\n{H2}\n\n{B2}\n\n{H3}\n\n{B3}",
        f"{H1}\n\n23.06.2026 um 16:14 Uhr - Eva Beispiel\n\n{B1}\n\n{B2}\n\n{B3}",
        f"{H1}\n\n{B1} {B2} {B3}\n\n" * 4 + f"Mehr Nachrichten\n\n03:43\n{H1}\n\n03:16\n{H2}\n\n01:42\n{H3}",
    ],
    ids=["a blog in a menu", "the only date", "lengths of videos beside an article"],
)
def test_an_article_is_one_entry_without_a_time(text: str) -> None:
    (entry,) = ticker_of(text).entries
    assert entry.clock is None


def test_comments_of_readers_below_the_ticker_are_no_entries() -> None:
    ticker = ticker_of(
        f"Update 14:05 – {H1}\n{B1}\n\nUpdate 13:40 – {H2}\n{B2}\n\n2 Gedanken zu „Flut“\nEva sagt:\n"
        "30. Mai 2026 um 9:14 Uhr\nWahnsinn, Respekt!\nOle sagt:\n30. Mai 2026 um 9:20 Uhr\nDanke euch!"
    )
    assert [entry.content for entry in ticker.entries] == [B1, B2]
    assert "taken for furniture because readers wrote them below the ticker: 2" in ticker.warnings


def test_dated_entries_below_an_invitation_to_comment_are_entries() -> None:
    ticker = ticker_of(
        f"16.08.2026, 14:05 Uhr\n{H1}\n{B1}\nDiskutieren Sie mit!\n\n16.08.2026, 13:40 Uhr\n{H2}\n{B2}\n\n"
        f"16.08.2026, 12:57 Uhr\n{H3}\n{B3}"
    )
    assert [entry.clock for entry in ticker.entries] == ["14:05", "13:40", "12:57"]


def test_a_top_theme_above_the_entries_is_no_entry() -> None:
    ticker = ticker_of(
        f"Flut im Liveticker\n\n- Wetter: Es regnet.\nTop-Thema: {H1}\n{B1}\n"
        f"11:55 Uhr: {H2}\n{B2}\n11:19 Uhr: {H3}\n{B3}"
    )
    assert told(ticker) == [("11:55", H2), ("11:19", H3)]


def test_a_list_that_counts_is_no_match() -> None:
    ranks = "\n\n".join(f"{place}. Auental {700 - place} Punkte" for place in (*range(1, 11), 24, 25, 26))
    ticker = ticker_of(f"01.15 Uhr: Die Wertung:\n\n{ranks}\n\n01:08 Uhr: {B1}\n\n01:06 Uhr: {B2}\n\n01:02 Uhr: {B3}")
    assert [entry.clock for entry in ticker.entries] == ["01:15", "01:08", "01:06", "01:02"]


def test_weekdays_tell_the_order() -> None:
    ticker = ticker_of(
        f"Update, Donnerstag, 10.20 Uhr: {B1}\n\nUpdate, Mittwoch, 14.50 Uhr: {B2}\n\nUpdate, 19.55 Uhr: {B3}"
    )
    assert ticker.order == "newest-first"


def test_a_weekly_time_is_no_stamp() -> None:
    ticker = ticker_of(
        f"14:05 Uhr\n{H1}\n{B1}\nNewsletter Sport\nMittwochs, 13:55 Uhr\n\n13:40 Uhr\n{H2}\n{B2}\n12:57 Uhr\n{H3}\n{B3}"
    )
    assert [entry.clock for entry in ticker.entries] == ["14:05", "13:40", "12:57"]


def test_boxes_between_entries_that_differ_by_a_number() -> None:
    box = "Zum Spielerprofil\nZur Gerüchteküche\n{} Beiträge"
    ticker = ticker_of(
        f"30.01.2026 - 14:15 Uhr\n{H1}\n{B1}\n{box.format(12)}\n\n"
        f"30.01.2026 - 11:02 Uhr\n{H2}\n{B2}\n{box.format(41)}\n\n"
        f"29.01.2026 - 22:47 Uhr\n{H3}\n{B3}\n{box.format(203)}"
    )
    assert [entry.content for entry in ticker.entries] == [B1, B2, B3]


def test_a_box_may_hold_a_number_and_a_table_of_results_is_no_box() -> None:
    results = "Liste Beispiel: 34,2\nListe Muster: 28,0"
    ticker = ticker_of(
        f"14:05 Uhr\n{H1}\n{B1}\n\nPolitik\nMilliardenloch im Etat\nSo wurde aus 9 plötzlich 23\n\n"
        f"13:40 Uhr\n{H2}\n{B2}\n\n{results}\n\n12:57 Uhr\n{H3}\n{B3}"
    )
    assert [entry.content for entry in ticker.entries] == [B1, f"{B2}\n\n{results}", B3]
