/** Stands in for Node's "stream" in the bundle of PapaParse, whose stream reader this package never calls. */
module.exports = { Duplex: class {} };
