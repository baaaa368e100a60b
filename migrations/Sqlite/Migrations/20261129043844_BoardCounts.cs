using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpineClinic.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class BoardCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Letters_State_DueAt",
                table: "Letters");

            migrationBuilder.DropIndex(
                name: "IX_Enquiries_ReceivedAt",
                table: "Enquiries");

            migrationBuilder.DropIndex(
                name: "IX_Enquiries_Worklist_NextActionDueAt_Tier_Id",
                table: "Enquiries");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_State_DueAt_CreatedAt_Kind",
                table: "Letters",
                columns: new[] { "State", "DueAt", "CreatedAt", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Enquiries_ReceivedAt_Status_IsSynthetic",
                table: "Enquiries",
                columns: new[] { "ReceivedAt", "Status", "IsSynthetic" });

            migrationBuilder.CreateIndex(
                name: "IX_Enquiries_Worklist_NextActionDueAt_Tier_Id_ReceivedAt_IsSynthetic",
                table: "Enquiries",
                columns: new[] { "Worklist", "NextActionDueAt", "Tier", "Id", "ReceivedAt", "IsSynthetic" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Letters_State_DueAt_CreatedAt_Kind",
                table: "Letters");

            migrationBuilder.DropIndex(
                name: "IX_Enquiries_ReceivedAt_Status_IsSynthetic",
                table: "Enquiries");

            migrationBuilder.DropIndex(
                name: "IX_Enquiries_Worklist_NextActionDueAt_Tier_Id_ReceivedAt_IsSynthetic",
                table: "Enquiries");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_State_DueAt",
                table: "Letters",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Enquiries_ReceivedAt",
                table: "Enquiries",
                column: "ReceivedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Enquiries_Worklist_NextActionDueAt_Tier_Id",
                table: "Enquiries",
                columns: new[] { "Worklist", "NextActionDueAt", "Tier", "Id" });
        }
    }
}
