import { command, query } from '../kernel/operation'
import { array, boolean, id, type Infer, note, nullable, object, picklist, text } from '../kernel/schema'
import { UNIT_KINDS } from '../unit/model'
import { PURPOSES } from './contacts-model'

export const contacts = query('person.contacts', {
  needs: 'member',
  says: '通讯录：单位和在册的人，电话只显示首尾',
  input: object({}),
  output: object({
    /** Who is looking. */
    me: id,
    /** By kind, the lead school first, then by name. */
    units: array(object({ unitId: id, name: text(60), kind: nullable(picklist(UNIT_KINDS)), lead: boolean() })),
    /** By pinyin. */
    persons: array(
      object({
        personId: id,
        name: text(20),
        pinyin: note(80),
        initials: note(20),
        unitId: id,
        title: note(40),
        posts: array(text(40)),
        /** `138****0006`, empty where none is on the roll. */
        phone: note(20),
      }),
    ),
  }),
})

export type Contacts = Infer<typeof contacts.output>
export type Contact = Contacts['persons'][number]
export type ContactUnit = Contacts['units'][number]

export const revealPhone = command('person.revealPhone', {
  needs: 'member',
  says: '查看一个人的完整电话，留下记录；每天可查看的人数有上限',
  input: object({ personId: id, purpose: picklist(PURPOSES) }),
  output: object({ personId: id, phone: text(20) }),
})
