import { UNIT_KINDS, type Unit, unitKindName } from 'shared/unit/model'
import type { Charter } from 'shared/charter/charter'
import { postName } from 'shared/charter/sittings'
import { MOST_ROWS } from 'shared/kernel/workbook/table'
import { PERSON_COLUMNS, PERSON_SHEET, UNIT_COLUMNS, UNIT_SHEET } from 'shared/person/import/sheet'
import type { Person } from 'shared/person/model'
import { formFile } from '../kit/workbook'

interface Roll {
  readonly units: readonly Unit[]
  readonly persons: readonly Person[]
}

/** The workbook that people fill in: empty, or with the roll as it stands; the third sheet explains. */
export async function templateFile(charter: Charter, roll: Roll | undefined): Promise<Buffer> {
  const unitRows = roll ? roll.units.map(unitRow) : []
  const personRows = roll ? roll.persons.flatMap((person) => rowsOf(charter, person)) : []
  return formFile([
    { name: UNIT_SHEET, columns: UNIT_COLUMNS, rows: unitRows },
    { name: PERSON_SHEET, columns: PERSON_COLUMNS, rows: personRows },
    { name: '填写说明', columns: [{ title: '工作表', width: 10 }, { title: '列', width: 20 }, { title: '怎么填', width: 90 }, { title: '例', width: 34 }], rows: explained(charter) },
  ])
}

const unitRow = ({ name, kind, creditCode = '', lead, agreement }: Unit): string[] => [
  name,
  unitKindName[kind],
  creditCode,
  lead ? '是' : '否',
  agreement?.state === 'missing' ? '缺' : (agreement?.signedOn ?? ''),
]

/** A row for each post: posts of one person may have different days. */
function rowsOf(charter: Charter, { name, unitName, title, phone, birth = '', posts }: Person): string[][] {
  const person = [name, unitName, title, phone, birth]
  if (posts.length === 0) return [[...person, '', '', '', '']]
  return posts.map(({ post, from, until = '', source = '' }) => [...person, postName(charter, post), from, until, source])
}

function explained(charter: Charter): string[][] {
  const words: Readonly<Record<string, string>> = {
    kind: `必填。可写：${UNIT_KINDS.map((kind) => unitKindName[kind]).join('、')}`,
    posts: `可写：${charter.posts.map(({ name }) => name).join('、')}。任期相同的几个职务用顿号隔开，任期不同的分几行写；没有集团职务的留空`,
  }
  const of = (sheet: string, columns: readonly { readonly key: string; readonly title: string; readonly says: string; readonly sample: string }[]) =>
    columns.map(({ key, title, says, sample }) => [sheet, title, words[key] ?? says, sample])
  return [
    ...of(UNIT_SHEET, UNIT_COLUMNS),
    ...of(PERSON_SHEET, PERSON_COLUMNS),
    ['', '留空的格子', '不改动名册里已有的内容。要结束一个职务，请写上届满日期，不要删掉那一行'],
    ['', '名册里有、表里没有的', '保持不变。导入只增加和更改，不删除'],
    ['', '先核对，后写入', `上传后先逐行核对；有一处不对，就一行也不写。一次最多 ${MOST_ROWS} 行`],
  ]
}
