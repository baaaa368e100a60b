using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpineClinic.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SoonerTimes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Appointments_BusyInRoom",
                table: "Appointments",
                columns: new[] { "SpecialistId", "RoomId", "FirstCell", "EndCell", "ConsultationTypeId", "Status", "HeldUntil" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Appointments_BusyInRoom",
                table: "Appointments");
        }
    }
}
