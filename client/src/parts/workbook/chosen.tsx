import { Cell, List } from 'client/ui/list'

const HOW = '在电脑上选文件；在手机上从微信聊天里选，可先把表格发给“文件传输助手”。只读 .xlsx，最大 5 MB。'

/** The workbook that was chosen, and the way to another. */
export const Chosen = ({ name, onAnother }: { name: string; onAnother: () => void }) => (
  <List title="第二步：选择表格" hint={name === '' && HOW}>
    {name === '' ? <Cell title="还没有选" /> : <Cell title={name} value="换一个" onTap={onAnother} label={`换一个表格，现在是${name}`} />}
  </List>
)
