import { command, query } from '../../kernel/operation'
import { count, id, instant, note, object, text } from '../../kernel/schema'

export const addHandout = command('meeting.addHandout', {
  needs: 'convene',
  says: '会议材料：添一份文件，可归到一个议题',
  hides: ['topic', 'name'],
  input: object({ meetingId: id, topic: note(120), name: text(80), file: text(300) }),
  output: object({ handouts: count }),
})

export const dropHandout = command('meeting.dropHandout', {
  needs: 'convene',
  says: '会议材料：去掉一份文件',
  hides: ['name'],
  input: object({ meetingId: id, name: text(80), at: instant }),
  output: object({ handouts: count }),
})

export const tellHandouts = command('meeting.tellHandouts', {
  needs: 'convene',
  says: '会议材料：把通知发出以后新添的告诉参会人员',
  input: object({ meetingId: id }),
  output: object({ told: count }),
})

export const openHandout = query('meeting.openHandout', {
  needs: 'member',
  says: '打开会议的一份材料文件（参会人员和秘书处）',
  input: object({ meetingId: id, name: text(80) }),
  output: object({ address: text(2000), name: text(80) }),
})
