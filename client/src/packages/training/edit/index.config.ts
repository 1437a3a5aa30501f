export default definePageConfig({ navigationBarTitleText: '发培训' })
