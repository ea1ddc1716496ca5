/** The only import of the XML writer; bundled into the package (docs/architecture.md, "Build"). */
export { default as XmlBuilder } from 'fast-xml-builder';
