import type { Party, Procedure, Step, Topic } from '../charter'
import { undated } from './span'

const assembly: Party = { body: 'assembly' }
const council: Party = { body: 'council' }
const chair: Party = { post: 'chair' }
const office: Party = { body: 'secretariat' }
const authority: Party = { outside: 'authority' }
const anyUnit: Party = { unit: 'any' }

/** One of the assembly's six topics: weighty by the list, or because all six are (X35). */
const six = (id: string, name: string, matter: 'ordinary' | 'major', clauses: readonly string[]): Topic => ({
  id,
  name,
  body: 'assembly',
  matter,
  instead: { matter: 'major', under: { X35: ['all-six'] } },
  clauses: [...clauses, 'MR3.2', 'X35'],
  ...undated,
})

const topic = (id: string, name: string, body: string, matter: string, clauses: readonly string[]): Topic => ({
  id,
  name,
  body,
  matter,
  clauses,
  ...undated,
})

export const topics: readonly Topic[] = [
  six('amendCharter', '制定和修改章程', 'major', ['CH18.1', 'CH26']),
  six('electChair', '选举理事长', 'major', ['CH18.2', 'CH15.1']),
  six('electOfficers', '选举副理事长、秘书长', 'major', ['CH18.2', 'CH15.2']),
  six('removeOfficers', '罢免理事长、副理事长、秘书长', 'major', ['CH18.2', 'CH17']),
  six('setUpBody', '设立或撤销下设机构', 'major', ['CH18.3', 'CH12.3']),
  six('annualReport', '年度工作报告', 'ordinary', ['CH18.4']),
  six('annualPlan', '年度工作计划', 'ordinary', ['CH18.5']),
  six('motion', '理事长会或者理事联名的议案', 'ordinary', ['CH18.6']),
  topic('terminate', '终止集团', 'assembly', 'major', ['CH29', 'X35']),
  topic('feeRates', '会费标准', 'assembly', 'ordinary', ['CH23']),
  topic('assemblyOther', '大会的其他议题', 'assembly', 'ordinary', ['CH12.2']),
  topic('proposeAmendment', '提出章程修改', 'council', 'ordinary', ['CH26']),
  topic('proposeTermination', '提出终止动议', 'council', 'ordinary', ['CH28']),
  topic('conveneAssembly', '大会的时间、地点和议程', 'council', 'ordinary', ['CH19.3', 'MR3.1.1', 'MR4.2']),
  topic('proposeAdhocAssembly', '提议召开临时大会', 'council', 'ordinary', ['CH19.2', 'CH12.1c', 'MR3b']),
  topic('reviseReport', '讨论修改年度报告和计划', 'council', 'ordinary', ['CH19.4', 'MR4.2']),
  topic('admit', '接收成员单位', 'council', 'ordinary', ['CH19.5', 'CH7', 'MR4.2']),
  topic('expel', '除名', 'council', 'ordinary', ['CH10']),
  topic('electHonorary', '选举名誉理事长', 'council', 'ordinary', ['CH19.6', 'CH15.3', 'X10']),
  topic('electHeads', '选举副秘书长和业务机构负责人', 'council', 'ordinary', ['CH19.7', 'CH15.4', 'CH15.5', 'X11']),
  topic('submitMotion', '向大会提交议案', 'council', 'ordinary', ['CH19.8', 'MR4.2']),
  topic('designateExecutive', '确定常务副理事长', 'council', 'ordinary', ['X7']),
  topic('setParameter', '调整由理事长会决定的设置', 'council', 'ordinary', ['MR4a']),
  topic('setAssemblyParameter', '调整由大会决定的设置', 'assembly', 'ordinary', ['CH12a']),
  topic('councilOther', '理事长会的其他议题', 'council', 'ordinary', ['CH13.3', 'MR4a']),
]

const step = (by: Party, act: string, clause: string, more: Partial<Step> = {}): Step => ({ by, act, clause, ...more })
const procedure = (id: string, name: string, clauses: readonly string[], steps: readonly Step[]): Procedure => ({
  id,
  name,
  clauses,
  steps,
  ...undated,
})

const agenda = step(council, '确定会议议程', 'CH19.3', { topic: 'conveneAssembly' })

export const procedures: readonly Procedure[] = [
  procedure('assemblyTopic', '大会的一般议题', ['CH12.1b', 'CH12.2', 'CH19.3'], [
    agenda,
    step(assembly, '表决', 'CH12.2', { topic: 'assemblyOther' }),
    step(council, '执行决议', 'CH19.1'),
  ]),
  procedure('councilTopic', '理事长会的议题', ['CH13.3', 'MR4c', 'MR4.1.3'], [
    step(chair, '召集会议', 'CH13.2a'),
    step(council, '表决', 'CH13.3', { topic: 'councilOther' }),
  ]),
  procedure('conveneAssembly', '召开理事大会', ['CH19.2', 'CH19.3', 'MR3.1.1', 'MR5'], [
    step(council, '决定时间、地点和议程', 'CH19.3', { topic: 'conveneAssembly' }),
    step(office, '发出通知和议题', 'MR5'),
  ]),
  procedure('amendCharter', '修改章程', ['CH26', 'CH27', 'MR3.1.3', 'X16'], [
    step(council, '表决通过修改稿', 'CH26', { topic: 'proposeAmendment' }),
    step(assembly, '表决通过', 'CH26', { topic: 'amendCharter' }),
    step(office, '报主管部门审查', 'CH27', { withinDays: 15 }),
    step(authority, '审查同意后生效', 'CH27'),
  ]),
  procedure('terminate', '终止集团', ['CH28', 'CH29', 'MR3.1.3'], [
    step(council, '提出动议', 'CH28', { topic: 'proposeTermination' }),
    step(assembly, '表决通过', 'CH29', { topic: 'terminate' }),
    step(authority, '审查同意', 'CH29'),
  ]),
  procedure('electChair', '选举理事长', ['CH15.1', 'CH16.3', 'CH18.2', 'X49'], [
    step({ unit: 'lead' }, '推荐人选', 'CH15.1'),
    agenda,
    step(assembly, '选举', 'CH15.1', { topic: 'electChair' }),
  ]),
  procedure('electOfficers', '选举副理事长、秘书长', ['CH15.2', 'CH16.3', 'CH18.2', 'X49'], [
    step(chair, '提名人选', 'CH15.2'),
    agenda,
    step(assembly, '选举', 'CH15.2', { topic: 'electOfficers' }),
  ]),
  procedure('removeChair', '罢免理事长', ['CH17', 'CH15.1', 'CH18.2', 'X37'], [
    step({ unit: 'lead' }, '提出罢免', 'CH17'),
    agenda,
    step(assembly, '表决', 'CH17', { topic: 'removeOfficers' }),
    step(office, '办理交接', 'CH17'),
  ]),
  procedure('removeOfficers', '罢免副理事长、秘书长', ['CH17', 'CH15.2', 'CH18.2'], [
    step(chair, '提出罢免', 'CH17'),
    agenda,
    step(assembly, '表决', 'CH17', { topic: 'removeOfficers' }),
    step(office, '办理交接', 'CH17'),
  ]),
  procedure('electHeads', '产生副秘书长和业务机构负责人', ['CH15.4', 'CH15.5', 'CH19.7', 'X11', 'X52'], [
    step(chair, '提名人选', 'CH15.4'),
    step(council, '选举', 'CH15.4', { topic: 'electHeads' }),
    step(council, '发任命书', 'CH19.7'),
  ]),
  procedure('removeHeads', '罢免副秘书长和业务机构负责人', ['CH17', 'CH15.4', 'CH15.5'], [
    step(chair, '提出罢免', 'CH17'),
    step(council, '表决', 'CH17', { topic: 'electHeads' }),
    step(office, '办理交接', 'CH17'),
  ]),
  procedure('electHonorary', '聘请名誉理事长', ['CH15.3', 'CH19.6', 'X10'], [
    step(council, '选举', 'CH19.6', { topic: 'electHonorary' }),
    step(council, '发聘书', 'CH15.3'),
  ]),
  procedure('admit', '接收成员单位', ['CH7', 'CH19.5'], [
    step(anyUnit, '提交申请表', 'CH7'),
    step(council, '讨论通过', 'CH7', { topic: 'admit' }),
    step(office, '签订协议书', 'CH7'),
  ]),
  procedure('expel', '除名', ['CH10'], [
    step(office, '说明违反章程的事实', 'CH10'),
    step(council, '表决', 'CH10', { topic: 'expel' }),
    step(office, '通知该单位', 'CH10'),
  ]),
  procedure('leave', '退出集团', ['CH6a', 'CH6b'], [
    step(anyUnit, '提交退会说明书', 'CH6b'),
    step(office, '列入下一次大会报告', 'CH6b'),
  ]),
  procedure('annualReport', '年度报告和计划', ['CH18.4', 'CH18.5', 'CH19.4', 'CH20.3', 'X14'], [
    step(office, '起草', 'CH14a'),
    step(chair, '署名', 'CH20.3'),
    step(council, '讨论修改', 'CH19.4', { topic: 'reviseReport' }),
    step(assembly, '审议报告', 'CH18.4', { topic: 'annualReport' }),
    step(assembly, '审议计划', 'CH18.5', { topic: 'annualPlan' }),
  ]),
  procedure('setUpBody', '设立或撤销下设机构', ['CH12.3', 'CH18.3'], [
    agenda,
    step(assembly, '表决', 'CH18.3', { topic: 'setUpBody' }),
    step(council, '选举负责人', 'CH15.4', { topic: 'electHeads' }),
  ]),
  procedure('directorMotion', '理事联名提案', ['CH18.6', 'X36'], [
    step({ post: 'director' }, '联名提出', 'CH18.6'),
    step(assembly, '按事项表决', 'CH18.6', { topic: 'motion' }),
  ]),
  procedure('setFees', '确定会费标准', ['CH23'], [
    agenda,
    step(assembly, '表决', 'CH12.2', { topic: 'feeRates' }),
  ]),
  procedure('designateExecutive', '确定常务副理事长', ['X7', 'CH13.3'], [
    step(council, '表决', 'CH13.3', { topic: 'designateExecutive' }),
  ]),
  procedure('setParameter', '调整由理事长会决定的设置', ['MR4a', 'CH13.3'], [
    step(council, '表决', 'CH13.3', { topic: 'setParameter' }),
  ]),
  procedure('setAssemblyParameter', '调整由大会决定的设置', ['CH12a', 'CH12.2'], [
    agenda,
    step(assembly, '表决', 'CH12.2', { topic: 'setAssemblyParameter' }),
  ]),
  procedure('interpret', '解释条文', ['CH32', 'X43'], [
    step(office, '编号作出解释', 'CH32'),
    step(office, '向理事长会报告', 'CH14a'),
  ]),
]
