/** Words for everything that is taken away as a file. */
const en = {
  label: 'Save as',
  csv: 'CSV', xlsx: 'XLSX', json: 'JSON', png: 'PNG', svg: 'SVG', html: 'HTML',
  hints: {
    csv: 'Save the whole table as CSV',
    xlsx: 'Save the whole table as an Excel workbook, with a sheet of parameters',
    json: 'Save the question, the conventions and the whole answer as JSON',
    png: 'Save the chart as PNG',
    svg: 'Save the chart as SVG',
    html: 'Save the report as one static HTML file',
  },
  sheet: 'Data', parameters: 'Parameters', parameter: 'Parameter', value: 'Value', version: 'Wenmai version', date: 'Date of export',
  working: 'Writing the file…',
  failed: (why: string) => `The file could not be written: ${why}`,
};
export type ExportWords = typeof en;

const zhCN: ExportWords = {
  label: '存为',
  csv: 'CSV', xlsx: 'XLSX', json: 'JSON', png: 'PNG', svg: 'SVG', html: 'HTML',
  hints: {
    csv: '将整张表存为 CSV',
    xlsx: '将整张表存为 Excel 工作簿，另附参数表',
    json: '将问题、约定和完整答案存为 JSON',
    png: '将图存为 PNG',
    svg: '将图存为 SVG',
    html: '将报告存为一个静态 HTML 文件',
  },
  sheet: '数据', parameters: '参数', parameter: '参数', value: '值', version: '文脉版本', date: '导出时间',
  working: '正在写文件…',
  failed: (why) => `无法写文件：${why}`,
};

const zhTW: ExportWords = {
  label: '存為',
  csv: 'CSV', xlsx: 'XLSX', json: 'JSON', png: 'PNG', svg: 'SVG', html: 'HTML',
  hints: {
    csv: '將整張表存為 CSV',
    xlsx: '將整張表存為 Excel 活頁簿，另附參數表',
    json: '將問題、約定和完整答案存為 JSON',
    png: '將圖存為 PNG',
    svg: '將圖存為 SVG',
    html: '將報告存為一個靜態 HTML 檔',
  },
  sheet: '資料', parameters: '參數', parameter: '參數', value: '值', version: '文脉版本', date: '匯出時間',
  working: '正在寫檔案…',
  failed: (why) => `無法寫檔案：${why}`,
};

export { en, zhCN, zhTW };
