import { useEffect, useState } from '../../preact';
import { messageOf } from '../api/ask';
import type { MessagesAnswer } from '../contract';
import type { Session } from '../session';
import { shownTime } from '../shown/dates';
import { Icon } from '../shown/icon';
import { LongText, Text } from '../shown/text';

/** Somebody who goes through conflicts quickly does not make the server look up every number. */
const BEFORE_ASKING_MS = 250;

const WHO = { incoming: 'They', outgoing: 'We' } as const;

/** What was last said on the number, for context. It comes when it comes; nothing waits for it. */
export function MessageList({
  session,
  phoneNumber,
}: {
  readonly session: Session;
  readonly phoneNumber: string;
}) {
  const [answer, setAnswer] = useState<MessagesAnswer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    setAnswer(null);
    setProblem(null);
    const timer = window.setTimeout(() => {
      session.desk.messagesOf(phoneNumber).then(
        (messages) => isWanted && setAnswer(messages),
        (error: unknown) => isWanted && setProblem(messageOf(error)),
      );
    }, BEFORE_ASKING_MS);
    return () => {
      isWanted = false;
      window.clearTimeout(timer);
    };
  }, [session, phoneNumber]);
  return (
    <section class="panel messages" aria-labelledby="messages-title">
      <h3 id="messages-title">Recent messages</h3>
      {answer === null && problem === null && <p class="soft">Looking them up …</p>}
      {problem !== null && <p class="soft">They could not be read: {problem}</p>}
      {answer?.note != null && (
        <p class="soft">
          <Text>{answer.note}</Text>
        </p>
      )}
      {answer !== null && answer.messages.length > 0 && (
        <ol>
          {answer.messages.map((message, index) => (
            <li key={index} class={message.direction ?? 'unknown'}>
              <p class="said">
                {message.direction !== null && <Icon name={message.direction} />}
                {message.direction === null ? '' : `${WHO[message.direction]}, `}
                {shownTime(message.at)}
              </p>
              <p>
                {message.text === null ? (
                  <span class="soft">
                    (<Text>{message.kind}</Text>)
                  </span>
                ) : (
                  <LongText>{message.text}</LongText>
                )}
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
