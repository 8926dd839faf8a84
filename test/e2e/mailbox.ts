import { createServer, type Socket } from 'node:net';

/** A mail server that takes everything and delivers nothing: mails stand in `mails` as they came. */
export interface Mailbox {
  url: string;
  mails: string[];
  stop: () => Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
  const mails: string[] = [];
  const server = createServer((socket) => converse(socket, mails));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function converse(socket: Socket, mails: string[]): void {
  let unread = '';
  let mail: string | null = null;
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 mailbox');
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    unread += chunk;
    for (let end = unread.indexOf('\r\n'); end >= 0; end = unread.indexOf('\r\n')) {
      const line = unread.slice(0, end);
      unread = unread.slice(end + 2);
      if (mail !== null && line !== '.') mail += `${line}\n`;
      else if (mail !== null) {
        mails.push(mail);
        mail = null;
        say('250 taken');
      } else if (/^DATA/i.test(line)) {
        mail = '';
        say('354 go on');
      } else if (/^QUIT/i.test(line)) {
        say('221 bye');
        socket.end();
      } else say('250 yes');
    }
  });
}
