/** Words for projects: saving, opening, keeping on the device. */
const n = new Intl.NumberFormat('en').format;
const zh = new Intl.NumberFormat('zh-CN').format;
/** The first few of many. */
const some = (paths: string[], comma: string): string => `${paths.slice(0, 5).join(comma)}${paths.length > 5 ? ' …' : ''}`;

const en = {
  title: 'Project',
  about: 'A project file (.wenmai) holds the files as they were dropped, the settings, the selections and everything made here. It opens on another machine; it is a zip archive.',
  save: 'Save the project',
  open: 'Open a project…',
  keep: 'Keep on this device',
  keepHint: 'The project is kept in this browser’s own storage on this device, until “Forget everything”. Off by default; never on a server.',
  keepHost: (origin: string) => `What is kept can be read by every page of ${origin}, those of other people included where several share it, and by whoever uses this browser.`,
  keepFile: 'Careful: in some browsers any other HTML file that is opened from this computer can read what is kept. For texts that are confidential, leave this off and save a project file.',
  keptHere: {
    on: 'It is kept in this browser on this device.',
    left: 'What was kept on this device is still there, but not here. Nothing is written over it.',
    elsewhere: 'Another tab keeps its project on this device, so this tab does not: save what is here as a project file, or close the other tab and tick again.',
    erased: 'Everything kept on this device was forgotten in another tab, so nothing is kept any longer. What is in this tab is still here.',
  },
  left: 'The project that is kept on this device is still there, whole, but was not brought back here. Nothing is written over it.',
  bringBack: 'Bring it back',
  overKept: 'Another project is kept on this device and was not brought back here. Delete it for good and keep what is here instead?',
  forget: 'Forget everything',
  forgetSure: 'Forget all texts, settings and selections, here and on this device?',
  replace: 'Opening the project replaces what is here, and some of it is not saved. Open it?',
  unsaved: 'Not saved yet',
  queued: (c: number) => (c === 1 ? '1 more drop waits' : `${n(c)} more drops wait`),
  notices: {
    damaged: 'This project file is damaged or incomplete. It was not opened; what was here before is still here.',
    foreign: 'This is not a project file of Wenmai, or one of a later version. It was not opened.',
    differs: 'The project was opened, but its texts do not give the fingerprint that was saved with it: the numbers may differ.',
    opened: 'The project is open.',
    otherVersion: 'The project was saved by another version of Wenmai: the numbers may differ.',
    partial: 'Reading was stopped before all texts were read again. Press “Read again” under Documents to have the rest.',
  },
  notSaved: (why: string) => `The project could not be saved: ${why}. Everything is still in this tab.`,
  without: (paths: string[]) => `The project is saved without the texts of these files, which were moved, changed or locked since they were dropped: ${some(paths, ', ')}. All else is in it.`,
  notKept: (why: string, full: boolean) => `It could not be kept on this device${full ? ': there is not enough room for it' : `: ${why}`}. Nothing is lost: all of it is still in this tab. Save the project as a file to have it later.`,
};
export type ProjectWords = typeof en;

const zhCN: ProjectWords = {
  title: '项目',
  about: '项目文件（.wenmai）包含放入的原文件、设置、统计范围以及在这里所做的一切，可以在另一台电脑上打开；它是一个 zip 压缩包。',
  save: '保存项目',
  open: '打开项目…',
  keep: '保留在这台设备上',
  keepHint: '项目存放在这台设备上这个浏览器自己的存储里，直到“全部忘记”。默认不保留；绝不存到服务器。',
  keepHost: (origin) => `保留的内容，${origin} 下的所有网页（多人共用这个网址时也包括别人的网页）以及使用这个浏览器的人都能读到。`,
  keepFile: '注意：在有些浏览器里，从这台电脑打开的任何其他 HTML 文件都能读到保留的内容。文本需要保密时，请不要打开这一项，改存项目文件。',
  keptHere: {
    on: '已保留在这台设备的这个浏览器里。',
    left: '先前保留在这台设备上的内容还在，但没有恢复到这里；不会被覆盖。',
    elsewhere: '另一个标签页正在这台设备上保留它的项目，所以这个标签页不保留：请把这里的内容存成项目文件，或者关闭那个标签页后再勾选。',
    erased: '另一个标签页里按了“全部忘记”，这台设备上保留的内容已经清除，不再保留。这个标签页里的内容仍在。',
  },
  left: '保留在这台设备上的项目完整地还在，但没有恢复到这里；不会被覆盖。',
  bringBack: '恢复',
  overKept: '这台设备上保留着另一个项目，它没有恢复到这里。要永久删除它，改为保留现在的内容吗？',
  forget: '全部忘记',
  forgetSure: '要忘记这里和这台设备上的全部文本、设置和范围吗？',
  replace: '打开项目会取代现有内容，其中有些尚未保存。要打开吗？',
  unsaved: '尚未保存',
  queued: (c) => `另有 ${zh(c)} 批等待读取`,
  notices: {
    damaged: '这个项目文件已损坏或不完整，没有打开；原有的内容仍在。',
    foreign: '这不是文脉的项目文件，或者来自更新的版本，没有打开。',
    differs: '项目已打开，但文本的指纹与保存时不同：数字可能有出入。',
    opened: '项目已打开。',
    otherVersion: '这个项目由另一版本的文脉保存：数字可能有出入。',
    partial: '还没有把全部文本重新读完就停止了。请在“文档”中点“重新读取”补全。',
  },
  notSaved: (why) => `项目没有存成：${why}。一切仍在这个标签页里。`,
  without: (paths) => `项目已保存，但缺少这些文件的文本，因为放入之后它们被移动、改动或占用了：${some(paths, '、')}。其余的都在。`,
  notKept: (why, full) => `无法保留在这台设备上：${full ? '存储空间不够' : why}。什么也没有丢：一切仍在这个标签页里。以后还要用，请把项目存成文件。`,
};

const zhTW: ProjectWords = {
  title: '專案',
  about: '專案檔（.wenmai）包含放入的原檔案、設定、統計範圍以及在這裡所做的一切，可以在另一台電腦上開啟；它是一個 zip 壓縮檔。',
  save: '儲存專案',
  open: '開啟專案…',
  keep: '保留在這台裝置上',
  keepHint: '專案存放在這台裝置上這個瀏覽器自己的儲存空間裡，直到「全部忘記」。預設不保留；絕不存到伺服器。',
  keepHost: (origin) => `保留的內容，${origin} 下的所有網頁（多人共用這個網址時也包括別人的網頁）以及使用這個瀏覽器的人都能讀到。`,
  keepFile: '注意：在有些瀏覽器裡，從這台電腦開啟的任何其他 HTML 檔都能讀到保留的內容。文本需要保密時，請不要開啟這一項，改存專案檔。',
  keptHere: {
    on: '已保留在這台裝置的這個瀏覽器裡。',
    left: '先前保留在這台裝置上的內容還在，但沒有恢復到這裡；不會被覆寫。',
    elsewhere: '另一個分頁正在這台裝置上保留它的專案，所以這個分頁不保留：請把這裡的內容存成專案檔，或者關閉那個分頁後再勾選。',
    erased: '另一個分頁裡按了「全部忘記」，這台裝置上保留的內容已經清除，不再保留。這個分頁裡的內容仍在。',
  },
  left: '保留在這台裝置上的專案完整地還在，但沒有恢復到這裡；不會被覆寫。',
  bringBack: '恢復',
  overKept: '這台裝置上保留著另一個專案，它沒有恢復到這裡。要永久刪除它，改為保留現在的內容嗎？',
  forget: '全部忘記',
  forgetSure: '要忘記這裡和這台裝置上的全部文本、設定和範圍嗎？',
  replace: '開啟專案會取代現有內容，其中有些尚未儲存。要開啟嗎？',
  unsaved: '尚未儲存',
  queued: (c) => `另有 ${zh(c)} 批等待讀取`,
  notices: {
    damaged: '這個專案檔已損壞或不完整，沒有開啟；原有的內容仍在。',
    foreign: '這不是文脉的專案檔，或者來自更新的版本，沒有開啟。',
    differs: '專案已開啟，但文本的指紋與儲存時不同：數字可能有出入。',
    opened: '專案已開啟。',
    otherVersion: '這個專案由另一版本的文脉儲存：數字可能有出入。',
    partial: '還沒有把全部文本重新讀完就停止了。請在「文件」中點「重新讀取」補全。',
  },
  notSaved: (why) => `專案沒有存成：${why}。一切仍在這個分頁裡。`,
  without: (paths) => `專案已儲存，但缺少這些檔案的文本，因為放入之後它們被移動、改動或占用了：${some(paths, '、')}。其餘的都在。`,
  notKept: (why, full) => `無法保留在這台裝置上：${full ? '儲存空間不夠' : why}。什麼也沒有丟失：一切仍在這個分頁裡。以後還要用，請把專案存成檔案。`,
};

export { en, zhCN, zhTW };
