/** Says something at every turn, and complains about every error in two lines, as n8n does: also about one in saying something. */
process.on('uncaughtException', ({ message, stack }) => {
  process.stdout.write(`It did not work: ${message}\n`);
  process.stdout.write(`${stack}\n`);
});
setInterval(() => void process.stdout.write('Still here.\n'), 1);
