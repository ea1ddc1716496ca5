import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
import XmlBuilder from 'fast-xml-builder';
import type { PreferenceElement } from './documents';

/** An element as it was sent. */
export type Element = PreferenceElement;

/** Content of an element: a text, or attributes (`@Name`) and child elements by name. */
export type Content = string | { readonly [name: string]: Content | undefined } | readonly Content[];

/** The root of a document; null for whatever is not well-formed or carries a document type. */
export function parseDocument(text: string): Element | null {
  try {
    const document = parseXml(text, { preserveDocumentType: true });
    const isPlain = !document.children.some(({ type }) => type === 'doctype');
    return isPlain && document.root ? elementOf(document.root) : null;
  } catch {
    return null;
  }
}

export const all = (element: Element | undefined, name: string): readonly Element[] =>
  element?.children.filter((child) => child.name === name) ?? [];

export const first = (element: Element | undefined, ...path: readonly string[]): Element | undefined =>
  path.reduce<Element | undefined>((at, name) => all(at, name)[0], element);

/** The text at the end of a path; undefined when there is no such element. */
export const textAt = (element: Element | undefined, ...path: readonly string[]): string | undefined =>
  first(element, ...path)?.text;

const builder = new XmlBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressBooleanAttributes: false,
  processEntities: true,
});

/** A document whose text reads back byte for byte. */
export function writeDocument(content: { readonly [name: string]: Content | undefined }): string {
  const xml = String(builder.build(content));
  const escaped = xml.replace(/[\t\n\r]/g, (blank) => `&#${blank.charCodeAt(0)};`);
  return `<?xml version="1.0" encoding="utf-8"?>${escaped}`;
}

function elementOf(element: XmlElement): Element {
  return {
    name: element.name,
    attributes: element.attributes,
    text: element.children
      .filter((child) => child instanceof XmlText)
      .map(({ text }) => text)
      .join(''),
    children: element.children.filter((child) => child instanceof XmlElement).map(elementOf),
  };
}

/** An element as it came, for writing it again. */
export function contentOf(element: Element): Content {
  const { text, children } = element;
  const named = attributesOf(element);
  if (children.length === 0) return Object.keys(named).length === 0 ? text : { ...named, '#text': text };
  return { ...named, ...childrenOf(children) };
}

/** The attributes of an element as content. */
export function attributesOf({ attributes }: Element): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`@${name}`, value]));
}

/** Elements as content, by name. */
export function childrenOf(children: readonly Element[]): { readonly [name: string]: Content } {
  const names = [...new Set(children.map(({ name }) => name))];
  return Object.fromEntries(
    names.map((name) => [name, children.filter((child) => child.name === name).map(contentOf)]),
  );
}
