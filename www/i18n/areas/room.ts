/** Words for a drop that will not fit into memory. */
const en = {
  note: (size: string, need: string, room: string) =>
    `These files hold about ${size} of text. Counting them takes about ${need} of memory, and a page on this device has about ${room}. Take fewer files, or try all the same: what is here already stays in any case.`,
  read: 'Read them all the same',
  leave: 'Do not read them',
};
export type RoomWords = typeof en;

const zhCN: RoomWords = {
  note: (size, need, room) => `这些文件约有 ${size} 文本，统计约需 ${need} 内存，而这台设备上一个网页约有 ${room} 可用。可以少放一些文件，也可以照样试试：已经读入的总会保留。`,
  read: '照样读取',
  leave: '不读取',
};

const zhTW: RoomWords = {
  note: (size, need, room) => `這些檔案約有 ${size} 文本，統計約需 ${need} 記憶體，而這台裝置上一個網頁約有 ${room} 可用。可以少放一些檔案，也可以照樣試試：已經讀入的總會保留。`,
  read: '照樣讀取',
  leave: '不讀取',
};

export { en, zhCN, zhTW };
