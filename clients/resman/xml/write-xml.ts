import { XmlBuilder } from './xml-builder';

/** An element to write: a text, or attributes (`@Name`) and child elements by name, a list for several of one name. */
export type XmlContent = string | XmlElementContent | readonly XmlContent[];
export interface XmlElementContent {
  readonly [name: string]: XmlContent | undefined;
}

/** What XML 1.0 cannot hold in any form: control characters and half characters. */
const UNWRITABLE = /[^\P{Cc}\t\n\r\u007F-\u009F]|[\uFFFE\uFFFF]|\p{Cs}/u;

/** True when a text can be sent as it is. Source: XML 1.0 (Fifth Edition), production 2. */
export function isWritable(text: string): boolean {
  return !UNWRITABLE.test(text);
}

const builder = new XmlBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressBooleanAttributes: false,
  processEntities: true,
  format: false,
});

/**
 * The document as XML that reads back byte for byte. What is undefined is left out. Whoever calls has checked every text with
 * `isWritable`.
 */
export function writeXml(document: XmlElementContent): string {
  const xml = String(builder.build(document));
  // Every line end and tab is somebody's text; unescaped, a reader would make them "\n", or a blank in an attribute.
  return xml.replace(/[\t\n\r]/g, (blank) => `&#${blank.charCodeAt(0)};`);
}
