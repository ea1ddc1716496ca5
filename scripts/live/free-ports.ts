import { createServer } from 'node:net';

/** A port that is free now, and a second one that two further free ones follow: n8n's and the sandboxes'. */
export async function freePorts(): Promise<[n8n: number, sandboxes: number]> {
  for (;;) {
    const [n8n, first] = [await freePort(0), await freePort(0)];
    const sandboxes = await Promise.all(
      [first + 1, first + 2].map((port) => freePort(port).catch(() => null)),
    );
    if (!sandboxes.includes(null) && (n8n < first || n8n > first + 2)) return [n8n, first];
  }
}

/** The port, or any for 0, once it was found free. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
