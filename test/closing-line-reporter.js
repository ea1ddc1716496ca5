/** Ends every run with one plain line that a machine can read: "N passed, N failed". */
class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const broken = results.numFailedTests + results.numRuntimeErrorTestSuites;
    process.stdout.write(`\n${results.numPassedTests} passed, ${broken} failed\n`);
  }
}

module.exports = ClosingLineReporter;
