/**
 * A calendar file for one reminder, with lines as RFC 5545 wants them: escaped, folded, ended by CRLF.
 * @param {{slug: string, title: string, text: string, url: string}} about `slug` is that of the centre; no `url` on a
 *   disk
 * @param {Date} now
 * @param {Date} at when to remind
 */
export function calendar({ slug, title, text, url }, now, at) {
  const stamp = (date) => date.toISOString().replace(/[-:]|\.\d+/g, "");
  const escape = (value) => value.replace(/[\\;,]/g, "\\$&");
  // A line holds 75 octets at the most; 36 letters of two octets each never exceed that.
  const fold = (line) => line.match(/.{1,36}/gu).join("\r\n ");
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${slug}//checker//RU`,
    "BEGIN:VEVENT",
    `UID:${stamp(at)}@${slug}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(at)}`,
    "DURATION:PT15M",
    `SUMMARY:${escape(title)}`,
    `DESCRIPTION:${escape(text)}`,
    ...(url ? [`URL:${url}`] : []),
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escape(title)}`,
    "TRIGGER:PT0S",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join("");
}
