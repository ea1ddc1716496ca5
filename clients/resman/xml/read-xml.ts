import { parseXml, XmlElement, XmlText } from './parse-xml';

/** An element: its attributes, its text and its child elements in their order. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All text directly inside, as it was written. */
  readonly text: string;
  readonly children: readonly XmlNode[];
}

export type XmlReading =
  | { readonly kind: 'read'; readonly root: XmlNode }
  /** `why` names a place, never what stands there. */
  | { readonly kind: 'unreadable'; readonly why: string };

/**
 * Reads an XML document strictly. A document type is refused, and with it every entity it could define; so is whatever is not
 * well-formed. Text comes back byte for byte as it was before it was escaped. Never throws.
 * Source of the rules: XML 1.0 (Fifth Edition); OWASP, "XML External Entity Prevention".
 */
export function readXml(text: string): XmlReading {
  try {
    const document = parseXml(text, { preserveDocumentType: true });
    if (document.children.some(({ type }) => type === 'doctype'))
      return { kind: 'unreadable', why: 'it carries a document type definition' };
    return { kind: 'read', root: nodeOf(document.root) };
  } catch (error) {
    return { kind: 'unreadable', why: placeOf(error) };
  }
}

/** The child elements of that name, however many there are. */
export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node?.children.filter((child) => child.name === name) ?? [];
}

/** The first element at the end of a path of names; undefined when the path breaks off. */
export function descendant(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>((at, name) => childrenOf(at, name)[0], node);
}

/** The text at the end of a path; null when there is no such element or nothing but blanks in it. */
export function textAt(node: XmlNode | undefined, ...path: readonly string[]): string | null {
  const text = descendant(node, ...path)?.text ?? '';
  return text.trim() === '' ? null : text;
}

function nodeOf(element: XmlElement | null): XmlNode {
  if (element === null) throw new Error('no root');
  const children = element.children.filter((child) => child instanceof XmlElement);
  const texts = element.children.filter((child) => child instanceof XmlText);
  return {
    name: element.name,
    attributes: element.attributes,
    text: texts.map(({ text }) => text).join(''),
    children: children.map(nodeOf),
  };
}

/** The parser's message quotes the document, which holds people's data; only the place is passed on. */
function placeOf(error: unknown): string {
  const { line, column } = (error ?? {}) as { line?: unknown; column?: unknown };
  return typeof line === 'number' && typeof column === 'number'
    ? `it is not well-formed at line ${line}, column ${column}`
    : 'it is not well-formed';
}
