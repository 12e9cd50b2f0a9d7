/** Lets waiting messages in, and the page paint. setTimeout would wait four milliseconds once it is nested. */
const channel = new MessageChannel();
let waiting: (() => void)[] = [];
channel.port1.onmessage = () => {
  const these = waiting;
  waiting = [];
  for (const resume of these) resume();
};

export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}
