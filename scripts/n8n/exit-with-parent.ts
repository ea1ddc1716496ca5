/**
 * Loaded into n8n with --require: ends it when the process that started it is gone, however that one died.
 * A signal handler in the parent cannot do this, because SIGKILL runs no handler.
 */
process.on('disconnect', () => process.exit(0));
export {};
