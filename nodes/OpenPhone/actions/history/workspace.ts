import { ConversationDirectory, type OwnNumbers } from '../../../../clients/openphone/history';
import type { Connection } from '../../transport';

const ofConnections = new WeakMap<Connection, Promise<OwnNumbers>>();
const directories = new WeakMap<Connection['account'], ConversationDirectory>();

/** The numbers of the workspace, read once an execution. */
export function ownNumbers(connection: Connection): Promise<OwnNumbers> {
  const known = ofConnections.get(connection);
  if (known) return known;
  const reading = connection.client
    .phoneNumbers()
    .then((numbers) => new Map(numbers.flatMap(({ id, number }) => (number === null ? [] : [[id, number]]))));
  ofConnections.set(connection, reading);
  return reading;
}

/** The conversations of the workspace, shared by everything in this process with the same key. */
export function conversationDirectory({ account }: Connection): ConversationDirectory {
  const known = directories.get(account);
  if (known) return known;
  const directory = new ConversationDirectory(Date.now);
  directories.set(account, directory);
  return directory;
}
