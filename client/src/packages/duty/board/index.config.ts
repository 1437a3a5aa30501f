export default definePageConfig({ navigationBarTitleText: '信息员工作台账' })
