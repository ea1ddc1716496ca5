/** The only import of the XML reader; bundled into the package (docs/architecture.md, "Build"). */
export { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
