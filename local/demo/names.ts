/** Plainly invented people and units; every run makes the same ones. */

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'
const GIVEN = [
  '建国', '志强', '秀英', '文华', '永红', '晓东', '丽萍', '国栋', '春梅', '海涛', '玉兰', '卫东', '明亮', '淑芬', '振华', '雪琴', '立军',
  '桂香', '德胜', '美玲', '福生', '凤霞', '云飞', '瑞林', '爱民', '俊杰', '小燕', '景山', '慧敏', '长河', '思远', '月娥', '守信', '冬青',
]

/** The `n`-th name. 40 surnames and 34 given names share no cycle below 680. */
export const personName = (n: number): string => `${SURNAMES[n % SURNAMES.length]}${GIVEN[(n * 7 + 3) % GIVEN.length]}`

/** A number that nobody can have: 1xx00000xxx. */
export const phoneNumber = (n: number): string => `1${30 + (n % 60)}00000${String(n % 1000).padStart(3, '0')}`

export const LEAD = '虚构示范职业高级中学'

export const UNITS: ReadonlyArray<readonly [name: string, kind: 'school' | 'enterprise' | 'association' | 'institute' | 'institution']> = [
  ['青松职业技术学院', 'school'], ['白桦中等专业学校', 'school'], ['云岭技师学院', 'school'], ['清泉职业中学', 'school'],
  ['远山职教中心', 'school'], ['晨光工程学校', 'school'], ['南坡职业中学', 'school'], ['北原农业学校', 'school'], ['西溪艺术学校', 'school'],
  ['磐石建筑有限公司', 'enterprise'], ['金瓦建材有限公司', 'enterprise'], ['长虹桥梁工程公司', 'enterprise'], ['星河电子科技公司', 'enterprise'],
  ['微澜信息技术公司', 'enterprise'], ['钢臂机械制造公司', 'enterprise'], ['精锋数控装备公司', 'enterprise'], ['红炉铸造有限公司', 'enterprise'],
  ['玉泉玻璃器皿公司', 'enterprise'], ['快马物流有限公司', 'enterprise'], ['晋味食品有限公司', 'enterprise'], ['古城旅行社', 'enterprise'],
  ['大院酒店管理公司', 'enterprise'], ['蓝图设计有限公司', 'enterprise'], ['绿野农机公司', 'enterprise'], ['恒温暖通设备公司', 'enterprise'],
  ['飞梭纺织有限公司', 'enterprise'], ['明窗门业有限公司', 'enterprise'], ['新源电气公司', 'enterprise'],
  ['建筑业协会（虚构）', 'association'], ['电子信息行业协会（虚构）', 'association'], ['装备制造商会（虚构）', 'association'],
  ['职业教育学会（虚构）', 'association'], ['建材研究所（虚构）', 'institute'], ['自动化研究院（虚构）', 'institute'],
  ['人才服务中心（虚构）', 'institution'], ['技能鉴定中心（虚构）', 'institution'],
]
