export default definePageConfig({ navigationBarTitleText: '导入人才库' })
