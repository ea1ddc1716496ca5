/**
 * Runs a program that knows nothing of us (Redis) and ends it when the process that started this one is gone, however that
 * one died. Arguments: the program and its arguments. A signal is passed on; its exit code becomes ours.
 */
import { spawn } from '../child-process';

const [command = '', ...args] = process.argv.slice(2);
const program = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
const end = (): void => void program.kill('SIGTERM');

process.on('disconnect', end);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
program.on('error', () => process.exit(127));
program.on('exit', (code) => process.exit(code ?? 1));
